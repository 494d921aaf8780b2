import { cutText } from '../../cut-text.ts'

/** Longest text of a layer in a table; what was pasted may be a page long. */
const longest = 60

/** A layer in one line, indented by the blocks around it. */
export function layerCell({ text, path }: { readonly text: string; readonly path: string }): string {
  const depth = Math.floor(path.split('.').length / 2)

  return cutText(`${'· '.repeat(depth)}${oneLine(text)}`, longest)
}

/** Line breaks and runs of blanks as one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

import { splitLines } from './lines.ts'

export interface Formula {
  readonly tex: string
  /** 1-based in its file. */
  readonly line: number
}

/**
 * In this order: an escaped sign, a code span, `$$…$$`, `$…$` (no blank just inside, no digit after, as the renderer
 * reads it), `\(…\)`, and a dollar that begins none of these.
 */
const inline =
  /\\[\\$`]|(`+)(?!`).*?(?<!`)\1(?!`)|\$\$(.+?)\$\$|\$(?![\s$])((?:\\.|[^$\\])*?)(?<!\s)\$(?!\d)|\\\((.+?)\\\)|(\$)/g

/** The formulas of a Markdown text, and the lines of dollars without a partner. An inline formula keeps to one line. */
export function findFormulas(
  markdown: string,
  firstLine: number,
): { readonly formulas: readonly Formula[]; readonly unpaired: readonly number[] } {
  const formulas: Formula[] = []
  const unpaired: number[] = []
  let block: string[] = []

  for (const { text, number, within } of splitLines(markdown, firstLine).lines) {
    if (within === 'math') {
      block.push(text.replace(/^[\s>]*/, ''))
    } else if (block.length > 0) {
      formulas.push(displayFormula(block, number))
      block = []
    }

    if (within !== 'text') continue

    for (const [, , display, short, bracketed, dollar] of text.matchAll(inline)) {
      const tex = display ?? short ?? bracketed

      if (tex !== undefined) formulas.push({ tex: tex.trim(), line: number })
      if (dollar) unpaired.push(number)
    }
  }

  if (block.length > 0) formulas.push(displayFormula(block, firstLine + markdown.split('\n').length))

  return { formulas, unpaired }
}

function displayFormula(block: readonly string[], lineAfter: number): Formula {
  const tex = block.join('\n').replace(/^\$\$/, '').replace(/\$\$$/, '').trim()

  return { tex, line: lineAfter - block.length }
}

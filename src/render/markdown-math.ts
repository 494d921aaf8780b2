import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'

/** `$…$`: no blank just inside, no digit after, so that prices stay prices; `\$` inside is a dollar sign. */
const dollars = /\$(?![\s$])((?:\\[\s\S]|[^\\$])+?)(?<!\s)\$(?!\d)/y
const doubleDollars = /\$\$((?:\\[\s\S]|[^\\$])+?)\$\$/y
const parentheses = /\\\(([\s\S]+?)\\\)/y

const closers: Readonly<Record<string, string>> = { $$: '$$', '\\[': '\\]' }

/**
 * Teaches a Markdown parser mathematics: `math_inline` tokens for `$…$`, `$$…$$` within a line and `\(…\)`, and
 * `math_block` tokens for lines from `$$` to `$$` or `\[` to `\]`; the content is TeX.
 */
export function readMath(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'math_parentheses', inlineRule(parentheses))
  markdown.inline.ruler.after('escape', 'math_double', inlineRule(doubleDollars))
  markdown.inline.ruler.after('math_double', 'math_single', inlineRule(dollars))
  markdown.block.ruler.before('fence', 'math_block', readBlock, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

function inlineRule(pattern: RegExp): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    pattern.lastIndex = state.pos

    const match = pattern.exec(state.src.slice(0, state.posMax))

    if (!match?.[1]?.trim()) return false
    if (!silent) state.push('math_inline', '', 0).content = match[1].trim()

    state.pos += match[0].length
    return true
  }
}

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineText(state, startLine)
  const opener = first.slice(0, 2)
  const closer = closers[opener]

  if (closer === undefined || indentation(state, startLine) >= 4) return false

  const lastLine = findCloser(state, startLine, endLine, closer)

  if (lastLine === undefined) return false
  if (silent) return true

  const source = state.getLines(startLine, lastLine + 1, state.sCount[startLine] ?? 0, false).trim()
  const token = state.push('math_block', '', 0)

  token.content = source.slice(opener.length, -closer.length).trim()
  token.map = [startLine, lastLine + 1]
  state.line = lastLine + 1
  return true
}

/** The line that ends with the closer; nothing when the closer is missing or has text after it. */
function findCloser(
  state: StateBlock,
  startLine: number,
  endLine: number,
  closer: string,
): number | undefined {
  for (let line = startLine; line < endLine; line++) {
    const text = lineText(state, line)
    const at = text.indexOf(closer, line === startLine ? 2 : 0)

    if (text !== '' && indentation(state, line) < 0) return undefined
    if (at >= 0) return at === text.length - closer.length ? line : undefined
  }

  return undefined
}

function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd()
}

/** Columns of a line's text relative to the list or quote it stands in. */
function indentation(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent
}

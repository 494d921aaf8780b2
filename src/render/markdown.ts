import MarkdownIt, { type StateBlock, type StateInline, type Token } from 'markdown-it'
import { readMath } from './markdown-math.ts'
import { isIdeograph } from './segments.ts'

/**
 * Emphasis for Chinese: CommonMark lets `**` close only before a blank or punctuation when punctuation precedes it, so
 * `**对。**然后` would show its asterisks. Next to an ideograph no blank is needed.
 */
class ChineseStateInline extends MarkdownIt.StateInline {
  override scanDelims(start: number, canSplitWord: boolean): ReturnType<StateInline['scanDelims']> {
    const scanned = super.scanDelims(start, canSplitWord)
    const before = this.src.charAt(start - 1)
    const after = this.src.charAt(start + scanned.length)

    if (!canSplitWord) return scanned

    return {
      ...scanned,
      can_open: scanned.can_open || (isIdeograph(before) && after.trim() !== ''),
      can_close: scanned.can_close || (isIdeograph(after) && before.trim() !== ''),
    }
  }
}

/** A quote is one level, a list two: itself and its item. */
const levelLimit = 20

/**
 * A `too_deep` token for each line beyond the deepest level. The parser has a limit of its own, where it passes over all
 * the rest of the text without a word.
 */
function noteDepth(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if (state.level <= levelLimit) return false
  if (!silent) state.push('too_deep', '', 0)

  state.line = startLine + 1
  return true
}

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })

markdown.inline.State = ChineseStateInline
markdown.use(readMath)
markdown.block.ruler.before('table', 'too_deep', noteDepth)
// A definition of a link's target would be read and leave nothing to see.
markdown.disable('reference')

/** The tokens of a Markdown text with mathematics; HTML is text, and nothing is ever fetched. */
export function tokenize(source: string): Token[] {
  return markdown.parse(source, {})
}

/** The tokens of one paragraph: nothing in it begins a list, a heading or a table. */
export function tokenizeInline(source: string): Token[] {
  return markdown.parseInline(source, {})
}

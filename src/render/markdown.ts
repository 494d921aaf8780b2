import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
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

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })

markdown.inline.State = ChineseStateInline
markdown.use(readMath)
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

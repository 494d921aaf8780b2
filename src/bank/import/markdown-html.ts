import { inlineMarkup } from '../formulas.ts'
import { type Line, splitLines } from '../lines.ts'

/** Markdown as the HTML of a flash card, on one line: formulas as Anki's MathJax has them, everything else escaped. */
export function markdownToHtml(markdown: string): string {
  const blocks: { within: Line['within']; lines: string[] }[] = []

  for (const { text, within, opens } of splitLines(markdown, 1).lines) {
    const block = blocks.at(-1)

    if (block?.within === within && !opens) block.lines.push(text)
    else blocks.push({ within, lines: [text] })
  }

  return blocks.map(({ within, lines }) => writers[within](lines)).join('<br>')
}

const writers: Readonly<Record<Line['within'], (lines: readonly string[]) => string>> = {
  text: (lines) => lines.map(lineToHtml).join('<br>'),
  code: (lines) => `<pre><code>${lines.slice(1, -1).map(escapeHtml).join('<br>')}</code></pre>`,
  math: (lines) =>
    `\\[${escapeHtml(
      lines
        .map((line) => line.replace(/^[\s>]*(?:\$\$)?/, '').replace(/\$\$\s*$/, ''))
        .join(' ')
        .trim(),
    )}\\]`,
}

function lineToHtml(line: string): string {
  const [, heading] = /^#{1,6} (.*)$/.exec(line) ?? []

  return heading === undefined ? inlineToHtml(line) : `<b>${inlineToHtml(heading)}</b>`
}

function inlineToHtml(text: string): string {
  let html = ''
  let end = 0

  for (const match of text.matchAll(inlineMarkup)) {
    const [whole, ticks, display, short, bracketed, lone] = match
    const tex = display ?? short ?? bracketed

    html += wordsToHtml(text.slice(end, match.index))
    end = match.index + whole.length

    if (tex !== undefined) html += `\\(${escapeHtml(tex.trim())}\\)`
    else if (ticks !== undefined)
      html += `<code>${escapeHtml(whole.slice(ticks.length, -ticks.length))}</code>`
    else html += escapeHtml(lone ?? whole.slice(1))
  }

  return html + wordsToHtml(text.slice(end))
}

function wordsToHtml(words: string): string {
  return escapeHtml(words)
    .replace(/!\[([^[\]]*)\]\(([^\s()]+)\)/g, '<img src="$2" alt="$1">')
    .replace(/\[([^[\]]+)\]\((https?:\/\/[^\s()]+)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
}

/** A tab would end the field. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\r]/g, ' ')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * `text` in at most `limit` UTF-16 units (what Discord counts): cut between graphemes, after a word when one ends in
 * the last fifth, and closed with “…”.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text

  let end = 0

  for (const { index, segment } of graphemes.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit - 1) break
    end = index + segment.length
  }

  const kept = text.slice(0, end)
  const blank = kept.search(/\s\S*$/)

  return `${blank > limit * 0.8 ? kept.slice(0, blank) : kept}…`
}

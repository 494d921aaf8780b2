const separators = new Set([...'，、,；;。|'])
const opening = new Set([...'([{（【《“'])
const closing = new Set([...')]}）】》”'])
/** Characters of a point's name. */
const longestName = 40

/** Divides `a，b、c (d, e)。` at its separators, those in brackets, formulas and code aside. */
export function splitPoints(text: string): string[] {
  const points: string[] = []
  let start = 0
  let depth = 0
  let quoted: string | undefined

  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''

    if (quoted) {
      if (character === quoted) quoted = undefined
    } else if ((character === '$' || character === '`') && text.includes(character, at + 1))
      quoted = character
    else if (opening.has(character)) depth++
    else if (closing.has(character)) depth = Math.max(0, depth - 1)
    else if (separators.has(character) && depth === 0) {
      points.push(text.slice(start, at))
      start = at + 1
    }
  }

  return [...points, text.slice(start)].map(withoutStars).filter((point) => point !== '')
}

function withoutStars(point: string): string {
  const isStar = (at: number) => /[*\s]/.test(point.charAt(at))
  let from = 0
  let to = point.length

  while (from < to && isStar(from)) from++
  while (to > from && isStar(to - 1)) to--

  return point.slice(from, to)
}

/** Names of points that the front matter can list: their letters and digits, each name once. */
export function namePoints(points: readonly string[]): Map<string, string> {
  const named = new Map<string, string>()

  for (const point of new Set(points)) {
    const name = (point.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .join('-')
      .slice(0, longestName)
      .replace(/-+$/, '')
    const free = name && !named.has(name) ? name : `point-${named.size + 1}`

    named.set(free, point)
  }

  return named
}

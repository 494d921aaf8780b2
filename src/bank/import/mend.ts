import { inlineMarkup } from '../formulas.ts'
import { isSearched } from './limits.ts'

/** A line with notation mended that the bank would not read as it was meant; the same text when nothing had to be. */
export function mendLine(text: string): string {
  if (!isSearched(text)) return text

  return mendStars(mendUnderline(mendDollars(text)))
}

/** `\bold` is a habit of other renderers. */
export function mendTex(tex: string): string {
  return tex.replace(/\\bold(?![a-z])/gi, '\\boldsymbol')
}

/** `$x $` is no formula: the blank goes. Only in lines whose dollars pair up one after the other. */
function mendDollars(text: string): string {
  const places = singleDollars(text)
  const pairs = places.flatMap((from, index) => {
    const to = places[index + 1]

    return index % 2 === 0 && to !== undefined ? [{ from, to, tex: text.slice(from + 1, to) }] : []
  })

  if (places.length % 2 === 1 || !pairs.some(({ tex }) => hasBlank(tex))) return outsideCode(text, mendTex)
  if (!pairs.every(({ tex }) => isLikelyTex(tex))) return text

  let mended = ''
  let end = 0

  for (const { from, to, tex } of pairs) {
    mended += `${text.slice(end, from)}$${mendTex(tex.trim())}$`
    end = to + 1
  }

  return mended + text.slice(end)
}

function singleDollars(text: string): number[] {
  const places: number[] = []
  let inCode = false

  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '`') inCode = !inCode
    else if (text.startsWith('$$', at)) at++
    else if (text[at] === '$' && !inCode) places.push(at)
  }

  return places
}

function hasBlank(tex: string): boolean {
  return tex.trim() !== '' && tex !== tex.trim()
}

/** No prose: two prices in a line are no formula. */
function isLikelyTex(tex: string): boolean {
  const bare = tex.replace(/\\[a-z]+(?:\{[^{}]*\})?/gi, '')

  return tex.trim() !== '' && !/\p{Script=Han}|[a-z]{3}/iu.test(bare)
}

/** `**text: **` is not bold: the blank goes outside. `2 ** 3 ** 4` stays. */
function mendStars(text: string): string {
  const pieces = dividedAt(text, '**')

  if (pieces.length % 2 === 0 || pieces.length === 1) return text

  return pieces
    .map((piece, index) => {
      if (index % 2 === 0) return piece

      const inner = piece.trim()
      const before = piece.slice(0, piece.length - piece.trimStart().length)
      const after = piece.slice(piece.trimEnd().length)

      return inner === '' || (before !== '') === (after !== '')
        ? `**${piece}**`
        : `${before}**${inner}**${after}`
    })
    .join('')
}

/** Cards know no underline; what was underlined is bold. */
function mendUnderline(text: string): string {
  return outsideCode(text, (piece) =>
    piece.replace(/<u>([^<>]+)<\/u>/gi, (_, inner: string) => `**${inner}**`),
  )
}

/** Divided where a mark stands outside code and formulas. */
function dividedAt(text: string, mark: string): string[] {
  const pieces = ['']

  for (const { piece, isMarkup } of markupOf(text)) {
    const [first = '', ...rest] = isMarkup ? [piece] : piece.split(mark)

    pieces[pieces.length - 1] += first
    pieces.push(...rest)
  }

  return pieces
}

/** Formulas count as text here where `change` is about them. */
function outsideCode(text: string, change: (piece: string) => string): string {
  return markupOf(text)
    .map(({ piece, isCode }) => (isCode ? piece : change(piece)))
    .join('')
}

/** A line in pieces: code spans and formulas are markup, what lies between them is text. */
export function markupOf(text: string): { piece: string; isMarkup: boolean; isCode: boolean }[] {
  const pieces: { piece: string; isMarkup: boolean; isCode: boolean }[] = []
  let end = 0

  for (const match of text.matchAll(inlineMarkup)) {
    const [piece, code, , , , lone] = match

    pieces.push({ piece: text.slice(end, match.index), isMarkup: false, isCode: false })
    pieces.push({ piece, isMarkup: lone === undefined, isCode: code !== undefined })
    end = match.index + piece.length
  }

  return [...pieces, { piece: text.slice(end), isMarkup: false, isCode: false }]
}

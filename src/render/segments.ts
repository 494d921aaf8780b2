/** A piece of text that a line never breaks inside, unless it must. */
export interface Segment {
  readonly kind: 'word' | 'ideograph' | 'blank' | 'emoji'
  readonly text: string
}

const ideograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u
const pictured = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f|\u20e3/u
/** Signs that Chinese sets as wide as a character and Latin narrow; the neighbours decide. */
const ambiguous = /[“”‘’—…·～]/u

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a person sees as single characters: cutting anywhere else tears one apart. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** Whether something in `text` is meant as a picture. */
export function isPictured(text: string): boolean {
  return pictured.test(text)
}

export function isIdeograph(character: string): boolean {
  return ideograph.test(character)
}

/**
 * Splits one line of text into words, single ideographs, blanks and emoji.
 *
 * @param isChinese how to take a quote or dash that nothing in the text decides about
 */
export function segmentText(text: string, isChinese = false): Segment[] {
  const characters = splitGraphemes(cleanText(text))
  const segments: Segment[] = []

  for (const [i, character] of characters.entries()) {
    const kind = kindOf(characters, i, isChinese)
    const last = segments.at(-1)

    if (last && joins(last, kind, character)) segments.splice(-1, 1, { kind, text: last.text + character })
    else segments.push({ kind, text: character })
  }

  return segments
}

/**
 * Composes what can be composed and drops what is not seen: controls, direction marks, stray joiners. Between letters that
 * join, a mark that they do not (U+200C) is seen.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u2028\u2029]/g, ' ')
    .replace(/(?<![\p{scx=Arabic}\p{scx=Devanagari}])\u200c/gu, '')
    .replace(/[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
}

function kindOf(characters: readonly string[], i: number, isChinese: boolean): Segment['kind'] {
  const character = characters[i] ?? ''

  if (/^\p{White_Space}/u.test(character) && character !== '\u3000') return 'blank'
  if (isPictured(character)) return 'emoji'
  if (ambiguous.test(character)) return leansIdeographic(characters, i, isChinese) ? 'ideograph' : 'word'

  return isIdeograph(character) ? 'ideograph' : 'word'
}

/**
 * Whether a sign is set as wide as an ideograph. A pair of quotes goes by what stands around it and, at the ends of the
 * text, by what it holds; every other sign by what stands before it.
 */
function leansIdeographic(characters: readonly string[], i: number, isChinese: boolean): boolean {
  // With blanks around it a middle dot divides (a · b); without, it joins the parts of a name.
  if (characters[i] === '·') return [i - 1, i + 1].every((at) => isIdeograph(characters[at] ?? ''))

  // Twice in a row they are the Chinese dash and ellipsis, whatever stands before.
  if (/[—…]/.test(characters[i] ?? '') && [i - 1, i + 1].some((at) => characters[at] === characters[i]))
    return true

  const pair = findPair(characters, i)
  const around = pair
    ? [neighbour(characters, pair.open, -1), neighbour(characters, pair.close, 1)]
    : [neighbour(characters, i, -1)]
  const [deciding] = [...around, neighbour(characters, pair?.open ?? i, 1)].filter(
    (found) => found !== undefined,
  )

  return deciding === undefined ? isChinese : [...around, deciding].some((found) => isIdeograph(found ?? ''))
}

const partners: Readonly<Record<string, string>> = { '“': '”', '‘': '’' }

/** The quotes that belong to the one at `i`; an apostrophe has no partner. */
function findPair(characters: readonly string[], i: number): { open: number; close: number } | undefined {
  const sign = characters[i] ?? ''
  const closing = partners[sign]

  if (closing) {
    const close = characters.indexOf(closing, i + 1)

    return close > 0 ? { open: i, close } : undefined
  }

  const opening = Object.keys(partners).find((open) => partners[open] === sign)
  const open = opening ? characters.lastIndexOf(opening, i) : -1

  return open >= 0 && characters.indexOf(sign, open) === i ? { open, close: i } : undefined
}

/** How far a neighbour that decides is looked for. */
const reach = 8

function neighbour(characters: readonly string[], from: number, step: 1 | -1): string | undefined {
  for (let distance = 1; distance <= reach; distance++) {
    const character = characters[from + distance * step]

    if (character && !ambiguous.test(character) && character.trim() !== '') return character
  }

  return undefined
}

/** Letters of a word stay together, blanks collapse, and —— and …… are one sign of two characters' width. */
function joins(last: Segment, kind: Segment['kind'], character: string): boolean {
  if (last.kind !== kind) return false
  if (kind === 'word' || kind === 'blank') return true

  return kind === 'ideograph' && /^[—…]$/u.test(character) && last.text === character
}

import { type Face, type FontName, fontWith } from './fonts.ts'

/** Which of a character's widths to take: the Latin one (a narrow “) or the Chinese one (a “ as wide as 字). */
export type Spacing = 'proportional' | 'fullwidth'

/** What is shaped at once: neighbours from one font, or one letter with an accent its font has no letter for. */
export interface GlyphPart {
  readonly text: string
  /** Undefined where no font of ours has the character. */
  readonly font: FontName | undefined
  /** Whose letters take other forms, or marks, from their neighbours; undefined where each stands for itself. */
  readonly script: Script | undefined
  readonly accent?: string
}

type Script = 'arabic' | 'hebrew' | 'devanagari' | 'thai'

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['arabic', /\p{scx=Arabic}/u],
  ['hebrew', /\p{scx=Hebrew}/u],
  ['devanagari', /\p{scx=Devanagari}/u],
  ['thai', /\p{scx=Thai}/u],
]

/** More marks than any writing puts on a letter are a prank. */
const marksOnLetter = 4

/** Signs that Noto Sans SC draws as wide as a Chinese character, between blanks no Latin text has room for. */
const narrowSigns = /[×÷±≤≥≠≈→←↑↓↔√∞∑∏∂∇∈]/u
const programming: Partial<Record<Face, Face>> = { regular: 'mono', bold: 'monoBold' }

const european = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/gu
const markOrJoiner = /[\p{M}\u200c\u200d]/u
/** Thai am after the marks of its letter: its ring stands under them, next to the letter. */
const thaiAm = /([\u0e31\u0e34-\u0e37\u0e47-\u0e4e]*)\u0e33/g

/**
 * Splits text where its font or its script changes. Of the accents on a letter that has no place for them the first is
 * kept, of marks in scripts that have, {@link marksOnLetter}.
 */
export function splitParts(text: string, face: Face, spacing: Spacing): GlyphPart[] {
  // A word whose letters are not all in the first font is set in one that has them all.
  const letters = text.match(european)?.join('')
  const lettersFont = letters && fontWith(letters, face)
  const parts: GlyphPart[] = []

  for (const character of text.replace(thaiAm, '\u0e4d$1\u0e32')) {
    if (markOrJoiner.test(character)) addMark(parts, character)
    else addCharacter(parts, character, findFont(character, face, spacing, lettersFont))
  }

  return parts
}

function findFont(
  character: string,
  face: Face,
  spacing: Spacing,
  lettersFont: FontName | undefined | '',
): FontName | undefined {
  if (lettersFont && character.search(european) === 0) return lettersFont

  const isNarrow = spacing === 'proportional' && narrowSigns.test(character)

  return fontWith(character, isNarrow ? (programming[face] ?? face) : face)
}

function addCharacter(parts: GlyphPart[], character: string, font: FontName | undefined): void {
  const last = parts.at(-1)
  const script = scriptOf(character)
  const joins = last && font && last.font === font && last.script === script && !last.accent
  const isDot = last?.text === '·' || character === '·'

  if (joins && !isDot) parts.splice(-1, 1, { ...last, text: last.text + character })
  else parts.push({ text: character, font, script })
}

function addMark(parts: GlyphPart[], mark: string): void {
  const last = parts.at(-1)

  if (!last?.font || last.accent) return
  if (last.script) parts.splice(-1, 1, { ...last, text: addScriptMark(last.text, last.script, mark) })
  else if (/\p{M}/u.test(mark)) parts.splice(-1, 1, ...accentLast(last, mark))
}

function addScriptMark(text: string, script: Script, mark: string): string {
  const belongs = scriptOf(mark) === script || /[\u200c\u200d]/.test(mark)
  const marks = [...text].reverse().findIndex((character) => !markOrJoiner.test(character))

  return belongs && marks < marksOnLetter ? text + mark : text
}

/** Gives the last letter of a part a part of its own, with an accent. */
function accentLast({ text, ...rest }: GlyphPart, accent: string): GlyphPart[] {
  const letters = [...text]
  const letter = letters.pop() ?? ''
  const before = letters.length > 0 ? [{ ...rest, text: letters.join('') }] : []

  return [...before, { ...rest, text: letter, accent }]
}

function scriptOf(character: string): Script | undefined {
  return scripts.find(([, pattern]) => pattern.test(character))?.[0]
}

import { UserError } from '../errors.ts'
import type { Inline, Marks } from './blocks.ts'
import { noMarks } from './blocks.ts'
import { fitImage } from './card-image.ts'
import { isOdd, type Level, mirror } from './direction.ts'
import type { MathBox } from './math-box.ts'
import type { MathJax } from './mathjax.ts'
import { recallFormula } from './recall-formula.ts'
import { isIdeograph, type Segment, segmentText, splitGraphemes } from './segments.ts'
import type { Sheet } from './sheet.ts'
import { setSegment, setText } from './text.ts'

/** What a line is made of; it never breaks inside one. Lengths are in em of the text around. */
export interface Piece {
  readonly kind: Segment['kind'] | 'code' | 'formula' | 'image' | 'break'
  /** What it says; its edges decide where a line may break. */
  readonly text: string
  readonly width: number
  readonly ascent: number
  readonly descent: number
  /** In 1000 units per em, origin on the baseline. */
  readonly svg: string
  readonly marks: Marks
  /** Where it stands in a paragraph that runs both ways. */
  readonly direction?: Level
  /** Source that could not be read. */
  readonly isError?: true
  /** A picture, or a formula too wide for its line, on a line of its own. */
  readonly isDisplay?: true
}

/** Size of a formula against the text: New Computer Modern's figures then stand as tall as Noto's. */
export const mathScale = 1.14
export const codeScale = 0.86

/** A formula that would have to be smaller than this to fit its line is broken into lines of its own. */
const smallestShrink = 0.85

/** No formula stands taller in a line, in em: it must leave room on its page. */
const tallest = 50

const textAscent = 0.88
const textDescent = 0.24
const breakPiece: Piece = {
  kind: 'break',
  text: '\n',
  width: 0,
  ascent: 0,
  descent: 0,
  svg: '',
  marks: noMarks,
}

/** How inline content is measured. */
export interface Measure {
  readonly sheet: Pick<Sheet, 'mathjax' | 'images'>
  /** Whether all of it is bold, as in a heading. */
  readonly bold: boolean
  /** Width of the column: MathJax breaks a formula that is much wider. */
  readonly widthEm: number
}

export function measureInlines(inlines: readonly Inline[], measure: Measure): Piece[] {
  const isChinese = inlines.some((inline) => inline.kind === 'text' && [...inline.text].some(isIdeograph))

  return inlines.flatMap((inline) => measureInline(inline, measure, isChinese))
}

function measureInline(inline: Inline, measure: Measure, isChinese: boolean): Piece[] {
  if (inline.kind === 'break') return [breakPiece]

  const marks = { ...inline.marks, bold: inline.marks.bold || measure.bold }

  switch (inline.kind) {
    case 'text':
      return measureText(inline.text, marks, isChinese)
    case 'code':
      return measureCode(inline.text, marks)
    case 'formula':
      return measureFormula(inline.text, marks, measure)
    case 'image':
      return measureImage(inline, marks, measure)
  }
}

/** Plain text as pieces. */
export function measureText(text: string, marks: Marks, isChinese = false): Piece[] {
  return segmentText(text, isChinese)
    .flatMap(splitWord)
    .map((segment) => measureSegment(segment, marks))
}

/** A word too long for a line, character by character. */
export function splitPiece(piece: Piece): Piece[] {
  if (piece.kind !== 'word' && piece.kind !== 'code') return [piece]

  return splitGraphemes(piece.text).map((text) => {
    const part =
      piece.kind === 'code'
        ? measureCodePart(text, piece.marks)
        : measureSegment({ kind: 'word', text }, piece.marks, piece.direction)

    return { ...part, ...(piece.isError && { isError: true as const }) }
  })
}

/** A segment as a piece; in a paragraph that runs both ways it must be of one direction. */
export function measureSegment(segment: Segment, marks: Marks, direction?: Level): Piece {
  const isReversed = direction !== undefined && isOdd(direction.level)
  const shown = isReversed ? { ...segment, text: mirror(segment.text) } : segment
  const style = { face: marks.bold ? 'bold' : 'regular', italic: marks.italic } as const
  const run = setSegment(shown, style, direction && (isReversed ? 'rtl' : 'ltr'))

  return {
    ...segment,
    ...run,
    ascent: textAscent,
    descent: textDescent,
    marks,
    ...(direction && { direction }),
  }
}

const thaiWords = new Intl.Segmenter('th', { granularity: 'word' })

/** Lets a line break after the hyphen or stroke between two words, and between the words of Thai. */
function splitWord({ kind, text }: Segment): Segment[] {
  if (kind !== 'word') return [{ kind, text }]

  const parts = /\p{Script=Thai}/u.test(text)
    ? Array.from(thaiWords.segment(text), ({ segment }) => segment)
    : text.split(/(?<=\p{L}{2}[-–—/])(?=\p{L}{2})/u)

  return parts.map((part) => ({ kind, text: part }))
}

/** Inline code in parts that a line may break between: at its blanks. */
function measureCode(code: string, marks: Marks): Piece[] {
  return segmentText(code).map(({ text }) => measureCodePart(text, marks))
}

function measureCodePart(text: string, marks: Marks): Piece {
  const run = setText(text, { face: marks.bold ? 'monoBold' : 'mono' })

  return {
    kind: 'code',
    text,
    width: run.width * codeScale,
    ascent: textAscent,
    descent: textDescent,
    svg: `<g transform="scale(${codeScale})">${run.svg}</g>`,
    marks,
  }
}

/** A formula on the text's baseline, or its source in the colour of errors when it cannot be read. */
function measureFormula(tex: string, marks: Marks, { sheet, widthEm }: Measure): Piece[] {
  try {
    return placeFormula(typesetToFit(sheet.mathjax, tex, widthEm), tex, marks, widthEm)
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    return segmentText(`$${tex}$`).map(({ text }) => ({
      ...measureCodePart(text, marks),
      isError: true as const,
    }))
  }
}

type Fitted = { readonly box: MathBox; readonly broken: boolean }

/** In the style of a line; as a display that MathJax breaks when it would have to shrink to fit into the column. */
function typesetToFit(mathjax: MathJax, tex: string, columnEm: number): Fitted {
  const widthEm = columnEm / mathScale
  const box = recallFormula(mathjax, tex, { display: false, widthEm })

  if (box.width * smallestShrink <= widthEm) return { box, broken: false }

  return { box: recallFormula(mathjax, tex, { display: true, widthEm }), broken: true }
}

function placeFormula({ box, broken }: Fitted, tex: string, marks: Marks, columnEm: number): Piece[] {
  const scale = Math.min(mathScale, columnEm / box.width, tallest / (box.ascent + box.descent))
  const piece: Piece = {
    kind: 'formula',
    text: tex,
    width: box.width * scale,
    ascent: box.ascent * scale,
    descent: box.descent * scale,
    svg: `<g transform="scale(${scale.toFixed(4)})">${box.svg}</g>`,
    marks,
  }

  return broken ? [breakPiece, { ...piece, isDisplay: true }, breakPiece] : [piece]
}

/** A picture on a line of its own, or the words that stand for it. */
function measureImage(image: Extract<Inline, { kind: 'image' }>, marks: Marks, measure: Measure): Piece[] {
  const decoded = measure.sheet.images.get(image.address)

  if (!decoded) return measureInlines(image.words, measure)

  const fitted = fitImage(decoded, measure.widthEm)

  return [breakPiece, { kind: 'image', text: image.address, ...fitted, marks, isDisplay: true }, breakPiece]
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noMarks } from '../../src/render/blocks.ts'
import { breakLines, placeLine } from '../../src/render/line-layout.ts'
import { directPieces } from '../../src/render/piece-direction.ts'
import { measureText, type Piece } from '../../src/render/pieces.ts'

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text, width: 1, ascent: 1, descent: 0, svg: '', marks: noMarks }
}

/** What a line says from left to right; each piece as it is read. */
function seen(pieces: readonly Piece[]): string {
  return placeLine(directPieces(pieces))
    .pieces.toSorted((one, other) => one.x - other.x)
    .map((placed) => placed.piece.text)
    .join('')
}

/** Orders worked out by hand with the rules of Unicode Standard Annex #9. */
describe('directPieces', () => {
  it.each([
    ['Latin', 'ab cd', 'ab cd'],
    ['Hebrew', 'אב גד הו', 'הו גד אב'],
    ['a full stop at the end of Hebrew', 'אב גד.', 'גד. אב'],
    ['a word of Latin with its stop in Hebrew', 'אב Ab. גד', 'גד .Ab אב'],
    ['several words of Latin in Hebrew', 'אב Ab cd גד', 'גד Ab cd אב'],
    ['words of Hebrew in Latin', 'Ab אב גד cd', 'Ab גד אב cd'],
    ['a number in Hebrew', 'אב 12 גד', 'גד 12 אב'],
    ['a word that runs both ways', 'אבab גד', 'גד abאב'],
  ])('orders %s', (_name, text, order) => {
    expect(seen(measureText(text, noMarks))).toBe(order)
  })

  it('keeps the words of code in their order in Hebrew', () => {
    const [before, blank] = measureText('אב ', noMarks)
    const code = ['x', ' ', 'y'].map((text) => piece('code', text))

    expect(before && blank && seen([before, blank, ...code, blank, before])).toBe('אב x y אב')
  })

  it.each([
    ['Hebrew', 'אב ab', true],
    ['Latin', 'ab אב', false],
    ['a number before Hebrew', '12 אב', true],
    ['no letter at all', '12.', false],
  ])('begins a line of %s at its edge', (_name, text, isRightToLeft) => {
    expect(placeLine(directPieces(measureText(text, noMarks))).isRightToLeft).toBe(isRightToLeft)
  })

  it('lets a formula that comes first say nothing about the edge', () => {
    const line = placeLine(directPieces([piece('formula', 'x'), ...measureText(' אב', noMarks)]))

    expect(line.isRightToLeft).toBe(true)
  })

  it('decides for each forced line by itself', () => {
    const pieces = [...measureText('אב', noMarks), piece('break', '\n'), ...measureText('ab', noMarks)]

    expect(breakLines(directPieces(pieces), 10).map((line) => line.isRightToLeft)).toEqual([true, false])
  })

  it('loses nothing and puts nothing over anything else', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab א ב ע 12.,()-中，👍'), maxLength: 60 })

    fc.assert(
      fc.property(text, (source) => {
        const { pieces, width } = placeLine(directPieces(measureText(source, noMarks)))
        const byPlace = pieces.toSorted((one, other) => one.x - other.x)

        expect(pieces.map((placed) => placed.piece.text).join('')).toBe(source.trimEnd())
        for (const [i, { x, piece: placed }] of byPlace.entries()) {
          // Where two Chinese signs would leave a hole, half of one is taken back.
          expect(x + placed.width - 0.5).toBeLessThanOrEqual(byPlace[i + 1]?.x ?? width)
        }
      }),
    )
  })
})

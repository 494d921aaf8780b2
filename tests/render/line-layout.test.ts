import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noMarks } from '../../src/render/blocks.ts'
import { mayBreakBetween } from '../../src/render/line-breaking.ts'
import { breakLines, type Line } from '../../src/render/line-layout.ts'
import { measureText, type Piece } from '../../src/render/pieces.ts'

function textOf(line: Line): string {
  return line.pieces.map(({ piece }) => piece.text).join('')
}

function linesOf(text: string, widthEm: number): string[] {
  return breakLines(measureText(text, noMarks), widthEm).map(textOf)
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text, width: 1, ascent: 1, descent: 0, svg: '', marks: noMarks }
}

describe('mayBreakBetween', () => {
  it.each([
    ['two Chinese characters', piece('ideograph', '方'), piece('ideograph', '差'), true],
    ['a Chinese character and a word', piece('ideograph', '用'), piece('word', 'ReLU'), true],
    ['a formula and a Chinese character', piece('formula', 'x'), piece('ideograph', '层'), true],
    ['a blank and a word', piece('blank', ' '), piece('word', 'a'), true],
    ['two emoji', piece('emoji', '👍'), piece('emoji', '👍'), true],
    ['a word and a blank', piece('word', 'a'), piece('blank', ' '), false],
    ['a character and a comma', piece('ideograph', '差'), piece('ideograph', '，'), false],
    ['a formula and a full stop', piece('formula', 'x'), piece('word', '.'), false],
    ['an opening bracket and a character', piece('ideograph', '（'), piece('ideograph', '方'), false],
    ['a quote and a word', piece('ideograph', '“'), piece('word', 'ReLU'), false],
    ['a formula and letters attached to it', piece('formula', 'n'), piece('word', 'th'), false],
    ['a word and a formula attached to it', piece('word', 'non-'), piece('formula', '0'), false],
    ['code and a word attached to it', piece('code', 'x'), piece('word', 's'), false],
    ['a character and a small kana', piece('ideograph', 'ざ'), piece('ideograph', 'っ'), false],
    ['a blank and a minus sign', piece('blank', ' '), piece('word', '−'), false],
    ['a blank and a negative number', piece('blank', ' '), piece('word', '−1'), true],
    ['two words of Thai', piece('word', 'ประโยค'), piece('word', 'ภาษา'), true],
    ['a word of Thai and a Latin one', piece('word', 'ภาษา'), piece('word', 'a'), false],
    ['the halves of a hyphenated word', piece('word', 'fan-'), piece('word', 'in'), true],
  ])('decides between %s', (_name, left, right, allowed) => {
    expect(mayBreakBetween(left, right)).toBe(allowed)
  })
})

describe('breakLines', () => {
  it('fills lines with words and drops the blanks between them', () => {
    expect(linesOf('aa aa aa aa', 2.6)).toEqual(['aa aa', 'aa aa'])
  })

  it('never starts a line with a Chinese comma: it hangs into the margin by its blank half', () => {
    expect(linesOf('方差方差，方差方差', 4.5)).toEqual(['方差方差，', '方差方差'])
    expect(linesOf('方差方差，方差方差', 4.2)).toEqual(['方差方', '差，方差', '方差'])
  })

  it('keeps an opening bracket with what it opens', () => {
    expect(linesOf('一二三（四五六七八', 4.4)).toEqual(['一二三', '（四五六', '七八'])
  })

  it('splits a word that is wider than a line', () => {
    const lines = linesOf('supercalifragilistic', 3)

    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join('')).toBe('supercalifragilistic')
  })

  it('leaves no single character on the last line', () => {
    expect(linesOf('一二三四五六七八九十一', 10)).toEqual(['一二三四五六七八', '九十一'])
  })

  it('breaks Thai between its words, which have no blank between them', () => {
    expect(linesOf('ประโยคภาษาไทยที่ยาว', 5)).toEqual(['ประโยคภาษา', 'ไทยที่ยาว'])
  })

  it('keeps a size on one line', () => {
    expect(linesOf('of 14 × 14', 3.9)).toEqual(['of', '14 × 14'])
  })

  it('starts a new line at a forced break', () => {
    const pieces = [...measureText('a', noMarks), piece('break', '\n'), ...measureText('b', noMarks)]

    expect(breakLines(pieces, 10).map(textOf)).toEqual(['a', 'b'])
  })

  it('breaks a paragraph whichever way it is written without losing a character or passing the margin', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcW1 方差，。（）“”《》👍-'), maxLength: 60 })

    fc.assert(
      fc.property(text, fc.double({ min: 2.5, max: 20, noNaN: true }), (source, widthEm) => {
        const lines = breakLines(measureText(source, noMarks), widthEm)

        expect(lines.map(textOf).join('').replaceAll(' ', '')).toBe(source.replaceAll(' ', ''))
        for (const line of lines) {
          expect(textOf(line)).toBe(textOf(line).trim())
          // A sign that must not begin a line stays even where it is too wide, and its blank half may hang.
          if (line.pieces.length > 2 && !/[，。）”》“《（-]/.test(textOf(line))) {
            expect(line.width).toBeLessThanOrEqual(widthEm + 1e-6)
          }
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSiAngle } from '../../../src/render/siunitx/angle.ts'
import { formatSiNumber } from '../../../src/render/siunitx/number.ts'

describe('a number of siunitx', () => {
  // As siunitx 3.2.0 prints them under latex.
  it.each([
    ['1.5e-3', String.raw`1.5\times 10^{-3}`],
    ['12345.67891', String.raw`12\,345.678\,91`],
    ['1234.5678', '1234.5678'],
    ['0.12345', String.raw`0.123\,45`],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['+5', '5'],
    ['1,5', '1.5'],
    ['1.234(5)', '1.234(5)'],
    ['e5', '10^{5}'],
    ['-e5', '-10^{5}'],
    ['1e0', '1'],
    ['1.0e+010', String.raw`1.0\times 10^{10}`],
    ['<10', '< 10'],
    [' 1 000 ', '1000'],
  ])('is set from %s', (given, tex) => {
    expect(formatSiNumber(given)?.tex).toBe(tex)
  })

  // siunitx would shorten these to 1.2(3) unless told to keep them apart.
  it.each([
    ['1.2+-0.3', String.raw`1.2\pm 0.3`, true],
    [String.raw`1.2 \pm 0.3`, String.raw`1.2\pm 0.3`, true],
    ['1.2±0.3e4', String.raw`(1.2\pm 0.3)\times 10^{4}`, false],
  ])('keeps the deviation of %s in sight', (given, tex, isSum) => {
    expect(formatSiNumber(given)).toEqual({ tex, isSum })
  })

  it.each([
    '',
    ' ',
    'abc',
    'n',
    '1.2.3',
    '1e',
    'e',
    '1+2i',
    '-',
    '(5)',
    '--1',
    '1e5.5',
    '\\frac12',
    '<',
    '1(',
    '٣',
  ])('is not seen in %j', (given) => {
    expect(formatSiNumber(given)).toBeUndefined()
  })

  it('keeps the value of every decimal', () => {
    const decimal = fc.stringMatching(/^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/)

    fc.assert(
      fc.property(decimal, (given) => {
        expect(formatSiNumber(given)?.tex.replaceAll('\\,', '')).toBe(given)
      }),
    )
  })

  it('takes time in proportion to its length', () => {
    const start = performance.now()

    for (const piece of ['1', '1,', '1(', '+-1', '-', 'e1', '~'])
      formatSiNumber(piece.repeat(100_000 / piece.length))

    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('an angle of siunitx', () => {
  it.each([
    ['45.5', String.raw`45.5\mathrm{°}`],
    ['1;2;3', String.raw`1\mathrm{°}2\mathrm{′}3\mathrm{″}`],
    [';;3', String.raw`3\mathrm{″}`],
  ])('is set from %s', (given, tex) => {
    expect(formatSiAngle(given)).toBe(tex)
  })

  it.each(['', ';;', '1;2;3;4', 'x', '1;x'])('is refused as %j', (given) => {
    expect(() => formatSiAngle(given)).toThrow(
      expect.objectContaining({ key: 'render.siNumber', values: { command: '\\ang', given } }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { format } from '../../src/i18n/catalog.ts'
import { calculate } from '../../src/math/expression.ts'

describe('an expression', () => {
  it.each([
    // By hand or by definition.
    ['sqrt(2/512)', 0.0625],
    ['conv(224,7,2,3)', 112],
    ['convt(14,3,2,1,1)', 28],
    ['pool(112,3,2,1)', 56],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['(1+2)*3', 9],
    ['mod(-1, 3)', 2],
    ['5!', 120],
    ['3!!', 720],
    ['comb(5,2)', 10],
    ['gcd(12,18)', 6],
    ['lcm(4,6)', 12],
    ['log(e)', 1],
    ['log(8,2)', 3],
    ['log10(1000)', 3],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['min(3,1,2)', 1],
    ['relu(-3)', 0],
    ['1e-3 + .5', 0.501],
    ['n = 512; sqrt(2/n)', 0.0625],
    ['a = 3; b = a*2; b + a', 9],
    ['1/3 + 1/6;', 0.5],
    ['２／５１２', 2 / 512],
    ['3²', 9],
    ['2·3 ÷ 4', 1.5],
    ['π - pi', 0],
    ['2 ** 3', 8],
    ['+4 - -1', 5],
    // Abramowitz & Stegun, table 7.1 and 26.1.
    ['erf(1)', 0.8427007929497149],
    ['Phi(1.96)', 0.9750021048517795],
  ])('%s is %d', (text, value) => {
    expect(calculate(text).value).toBeCloseTo(value, 14)
  })

  it.each([
    ['56x56', [56, 56]],
    ['3 × 5', [3, 5]],
    ['224/2 x 224/4', [112, 56]],
    ['x = 3; x*x', 9],
    ['(56x28)', [56, 28]],
    ['s = 2; (224/s × (3+4))', [112, 7]],
    ['(1+2)x(3+4)', [3, 7]],
  ])('%s is %j', (text, value) => {
    expect(calculate(text).value).toEqual(value)
  })

  it.each([
    ['2/3+1/6', '5', '6'],
    ['0.1+0.2', '3', '10'],
    ['(1/3)^2', '1', '9'],
    ['2^-2', '1', '4'],
    ['9007199254740993 - 1', '9007199254740992', '1'],
    ['12345678901234567890', '12345678901234567890', '1'],
  ])('%s is exactly %s/%s', (text, numerator, denominator) => {
    expect(calculate(text).exact).toEqual({ numerator, denominator })
  })

  it.each(['sqrt(4)', 'pi', '2^0.5', '2^500', '56x56'])('%s has no exact fraction', (text) => {
    expect(calculate(text).exact).toBeNull()
  })
})

describe('the closed vocabulary', () => {
  it.each([
    ['', 'calc.syntax'],
    ['2+', 'calc.syntax'],
    ['2 3', 'calc.syntax'],
    ['2pi', 'calc.syntax'],
    ['2(3)', 'calc.syntax'],
    ['(2)(3)', 'calc.syntax'],
    ['(2', 'calc.syntax'],
    ['2)', 'calc.syntax'],
    ['1,2', 'calc.syntax'],
    ['a = b = 3', 'calc.syntax'],
    ['f(x) = x', 'calc.syntax'],
    ['1:1e10', 'calc.syntax'],
    ['[1,2,3]', 'calc.syntax'],
    ['{a: 1}', 'calc.syntax'],
    ['"text"', 'calc.syntax'],
    ['a.b', 'calc.syntax'],
    ['5 cm', 'calc.syntax'],
    ['2*(3x4)', 'calc.syntax'],
    ['sqrt(3x4)', 'calc.syntax'],
    ['((3x4))', 'calc.syntax'],
    ['(3x4)!', 'calc.syntax'],
    ['50%', 'calc.syntax'],
    ['1 < 2', 'calc.syntax'],
    ['2 ? 3 : 4', 'calc.syntax'],
    ['not 5', 'calc.syntax'],
    ['not(5)', 'calc.syntax'],
    ['x', 'calc.unknownName'],
    ['true', 'calc.unknownName'],
    ['Infinity', 'calc.unknownName'],
    ['NaN', 'calc.unknownName'],
    ['i', 'calc.unknownName'],
    ['sqr(4)', 'calc.unknownName'],
    ['import(1)', 'calc.unknownName'],
    ['eval(1)', 'calc.unknownName'],
    ['zeros(1e9)', 'calc.unknownName'],
    ['range(1,1e9)', 'calc.unknownName'],
    ['__proto__', 'calc.unknownName'],
    ['constructor(1)', 'calc.unknownName'],
    ['toString()', 'calc.unknownName'],
    ['pi = 3', 'calc.reservedName'],
    ['sqrt = 3', 'calc.reservedName'],
    ['sqrt(1,2)', 'calc.wrongArguments'],
    ['sqrt()', 'calc.wrongArguments'],
    ['gcd(1.5,2)', 'calc.wrongArguments'],
    ['1/0', 'calc.notFinite'],
    ['0^-1', 'calc.notFinite'],
    ['sqrt(-1)', 'calc.notFinite'],
    ['log(0)', 'calc.notFinite'],
    ['1e999', 'calc.tooLarge'],
    ['10^10^10', 'calc.tooLarge'],
    ['9!!!!!', 'calc.tooLarge'],
    ['171!', 'calc.tooLarge'],
    ['1x1x1x1x1x1x1', 'calc.tooLarge'],
    ['1;2;3;4;5;6;7;8;9', 'calc.tooLarge'],
    [`${'('.repeat(33)}1${')'.repeat(33)}`, 'calc.tooDeep'],
    ['1'.repeat(401), 'input.tooLong'],
    ['conv(5,7)', 'conv.outputNotPositive'],
    ['conv(5,0)', 'conv.kernelNotPositive'],
  ])('refuses %s by %s', (text, key) => {
    expect(() => calculate(text)).toThrow(expect.objectContaining({ key }))
    expect(() => calculate(text)).toThrow(UserError)
  })

  it.each([
    ['2+*3', 3, '*'],
    ['2pi', 2, 'pi'],
    ['1/(2#3)', 5, '#'],
  ])('says where %s goes wrong', (text, position, found) => {
    expect(() => calculate(text)).toThrow(
      expect.objectContaining({ values: expect.objectContaining({ position, found }) }),
    )
  })

  it('suggests the nearest name', () => {
    expect(() => calculate('sqr(4)')).toThrow(
      expect.objectContaining({ values: expect.objectContaining({ suggested: 'yes', nearest: 'sqrt' }) }),
    )
  })

  it('answers or refuses readably whatever is typed', () => {
    const piece = fc.constantFrom(
      '1',
      '2.5',
      'e',
      'pi',
      'x',
      'n=',
      ';',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '!',
      ',',
      'sqrt(',
      'max(',
      'conv(',
      ' ',
      'e5',
      '×',
      'not',
      '"',
      '[',
      ':',
    )

    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          try {
            const { value } = calculate(text)
            expect([value].flat().every(Number.isFinite)).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
            const { key, values } = error as UserError
            expect(format('en', key, values)).not.toBe('')
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

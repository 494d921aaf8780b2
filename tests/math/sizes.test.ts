import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { countAxes, readPadding, readSize, spread } from '../../src/math/sizes.ts'

describe('a typed size', () => {
  it.each([
    ['224', [224]],
    ['224x200', [224, 200]],
    ['8X32×32', [8, 32, 32]],
    ['3 5', [3, 5]],
    ['3, 5', [3, 5]],
    ['（3，5）', [3, 5]],
    ['[ 3 * 5 ]', [3, 5]],
    ['(3,)', [3]],
    ['２２４', [224]],
    ['-1', [-1]],
    ['−1', [-1]],
    ['+3', [3]],
  ])('%s is %j', (text, values) => {
    expect(readSize('kernel', text, 1_000).values).toEqual(values)
  })

  it.each([
    ['', 'input.unreadable'],
    ['x', 'input.unreadable'],
    ['3x', 'input.unreadable'],
    ['3,,5', 'input.unreadable'],
    ['3.5', 'input.unreadable'],
    ['3²', 'input.unreadable'],
    ['0x1f', 'input.unreadable'],
    ['1e3', 'input.unreadable'],
    ['1x2x3x4', 'input.axisCount'],
    ['1001', 'input.tooLarge'],
    ['9'.repeat(40), 'input.tooLarge'],
    ['1'.repeat(41), 'input.tooLong'],
    ['3'.repeat(100_000), 'input.tooLong'],
  ])('%s is refused by %s', (text, key) => {
    expect(() => readSize('kernel', text, 1_000)).toThrow(expect.objectContaining({ key }))
  })

  it('is read or refused readably whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
        try {
          readSize('kernel', text, 1_000)
          readPadding(text)
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
    )
  })
})

describe('typed padding', () => {
  it.each([
    ['1', [[1, 1]]],
    [
      '1x2',
      [
        [1, 1],
        [2, 2],
      ],
    ],
    ['0-1', [[0, 1]]],
    [
      '0-1x2',
      [
        [0, 1],
        [2, 2],
      ],
    ],
    ['-1', [[-1, -1]]],
  ])('%s is %j', (text, values) => {
    expect(readPadding(text)).toMatchObject({ values })
  })

  it.each([
    ['same', 'same'],
    ['SAME_UPPER', 'same'],
    ['same-lower', 'same_lower'],
    [' Valid ', 'valid'],
    ['ｃａｕｓａｌ', 'causal'],
    ['full', 'full'],
  ])('%s is the rule %s', (text, name) => {
    expect(readPadding(text)).toBe(name)
  })

  it.each(['half', '1-', '0--1', '1-2-3', 'same 1'])('%s is refused', (text) => {
    expect(() => readPadding(text)).toThrow(expect.objectContaining({ key: 'input.unreadable' }))
  })
})

describe('axes', () => {
  const size = (text: string) => readSize('kernel', text, 1_000)

  it('are as many as the longest size has, two when all are single, and as given before that', () => {
    expect(countAxes(undefined, [size('3'), size('3x3x3')])).toBe(3)
    expect(countAxes(undefined, [size('3'), size('5')])).toBe(2)
    expect(countAxes(1, [size('3'), size('5')])).toBe(1)
  })

  it('share a single value, and take no other number of values than their own', () => {
    expect(spread(size('3'), 3)).toEqual([3, 3, 3])
    expect(spread(size('3x5'), 2)).toEqual([3, 5])
    expect(() => spread(size('3x5'), 3)).toThrow(
      expect.objectContaining({ key: 'input.axisCount', values: expect.objectContaining({ count: 2 }) }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inkOn, legible } from '../../src/render/legible.ts'
import { contrast } from './contrast.ts'

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('legible', () => {
  it.each([
    ['red', '#313338'],
    ['yellow', '#313338'],
    ['blue', '#ffffff'],
    ['#4752c4', '#ffffff'],
  ])('leaves %s on %s, where it can be seen', (colour, ground) => {
    expect(legible(colour, ground)).toBe(colour)
  })

  it.each([
    ['black on the dark theme', 'black', '#313338'],
    ['blue on the dark theme', 'blue', '#313338'],
    ['white on the light theme', 'white', '#ffffff'],
    ['yellow on the light theme', 'yellow', '#ffffff'],
    ['a colour on itself', 'teal', '#008080'],
  ])('makes %s visible', (_name, colour, ground) => {
    expect(contrast(legible(colour, ground), ground)).toBeGreaterThanOrEqual(3)
  })

  it('makes any colour visible on any ground', () => {
    fc.assert(
      fc.property(anyColour, anyColour, (colour, ground) => {
        expect(contrast(legible(colour, ground), ground)).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('keeps blue a blue', () => {
    const [red, green, blue] = [1, 3, 5].map((at) =>
      Number.parseInt(legible('blue', '#313338').slice(at, at + 2), 16),
    )

    expect(red).toBe(green)
    expect(blue).toBe(255)
  })

  it.each(['currentColor', 'nocolour', '#12345'])(
    'leaves %s, which is no colour, to whoever draws',
    (word) => {
      expect(legible(word, '#ffffff')).toBe(word)
    },
  )
})

describe('inkOn', () => {
  it.each([
    ['yellow', '#000000'],
    ['#ffffff', '#000000'],
    ['black', '#ffffff'],
    ['navy', '#ffffff'],
    ['nocolour', undefined],
  ])('on %s is %s', (ground, ink) => {
    expect(inkOn(ground)).toBe(ink)
  })
})

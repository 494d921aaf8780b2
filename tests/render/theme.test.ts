import { describe, expect, it } from 'vitest'
import { avatarColours } from '../../src/render/board-avatar.ts'
import type { Theme, Tone } from '../../src/render/renderer.ts'
import {
  badgeGround,
  choiceGround,
  formulaColours,
  highlightGround,
  mistakeGround,
  mix,
  type Palette,
  palettes,
  tagGround,
} from '../../src/render/theme.ts'
import { contrast } from './contrast.ts'

/** Every text colour with a ground it is drawn on. */
function pairs(palette: Palette): [string, string, string][] {
  const grounds = {
    background: palette.background,
    panel: palette.panel,
    'inline code': palette.inlineCode,
    'a right choice': choiceGround(palette, 'right'),
    'a wrong choice': choiceGround(palette, 'wrong'),
    'the own row': highlightGround(palette),
  }
  const tones = Object.keys(palette.tones) as Tone[]

  return [
    ...Object.entries(grounds).map(([name, ground]): [string, string, string] => [
      `text on ${name}`,
      palette.text,
      ground,
    ]),
    ['muted on background', palette.muted, palette.background],
    ['muted on panel', palette.muted, palette.panel],
    ['muted on the own row', palette.muted, highlightGround(palette)],
    ['muted on a mistake', palette.muted, mistakeGround(palette)],
    ['error on background', palette.error, palette.background],
    ['error on a mistake', palette.error, mistakeGround(palette)],
    ['link on background', palette.tones.accent, palette.background],
    ['link on panel', palette.tones.accent, palette.panel],
    ['letter on its badge', palette.text, badgeGround(palette)],
    ['letter on the badge of a right choice', palette.background, palette.tones.good],
    ['letter on the badge of a wrong choice', palette.background, palette.tones.bad],
    ...tones.map((tone): [string, string, string] => [
      `${tone} tag`,
      palette.tones[tone],
      tagGround(palette, tone),
    ]),
    ...Object.entries(palette.code).map(([tone, colour]): [string, string, string] => [
      `${tone} in code`,
      colour,
      palette.panel,
    ]),
    ...palette.medals.map((medal): [string, string, string] => [
      `rank on ${medal}`,
      palette.medalText,
      medal,
    ]),
  ]
}

describe.each(Object.keys(palettes) as Theme[])('the %s theme', (theme) => {
  it.each(pairs(palettes[theme]))('has readable contrast: %s', (_name, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(palettes[theme].series)('has a line that is seen on the background: %s', (colour) => {
    expect(contrast(colour, palettes[theme].background)).toBeGreaterThanOrEqual(3)
  })

  it('has readable contrast in formulas', () => {
    const { text, background } = formulaColours[theme]

    expect(contrast(text, background)).toBeGreaterThanOrEqual(7)
  })
})

describe('avatarColours', () => {
  it.each(avatarColours)('carries white letters: %s', (colour) => {
    expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('mix', () => {
  it.each([
    ['#ffffff', '#000000', 0, '#000000'],
    ['#ffffff', '#000000', 1, '#ffffff'],
    ['#ff0000', '#0000ff', 0.5, '#800080'],
    ['#102030', '#102030', 0.3, '#102030'],
  ])('lays %s over %s by %d', (colour, ground, share, seen) => {
    expect(mix(colour, ground, share)).toBe(seen)
  })
})

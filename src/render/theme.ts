import type { CodeTone } from './highlight.ts'
import type { Theme, Tone } from './renderer.ts'

/** The colours of a card or board. */
export interface Palette {
  readonly background: string
  readonly panel: string
  readonly text: string
  readonly muted: string
  readonly line: string
  /** Accent for areas and bars; as text it would be too dark on the dark background. */
  readonly accent: string
  readonly error: string
  readonly inlineCode: string
  /** Code on its panel. */
  readonly code: Readonly<Record<CodeTone, string>>
  /** Text in a tone, at least 4.5 against the background and against its own tint. */
  readonly tones: Readonly<Record<Tone, string>>
  /** Lines and areas of charts that are told apart by colour. */
  readonly series: readonly [string, string, string, string, string, string]
  /** First, second and third place. */
  readonly medals: readonly [string, string, string]
  readonly medalText: string
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  dark: {
    background: '#2b2d31',
    panel: '#1e1f22',
    text: '#f2f3f5',
    muted: '#b5bac1',
    line: '#3f4147',
    accent: '#5865f2',
    error: '#f38ba8',
    inlineCode: '#3b3d44',
    code: {
      keyword: '#c8a6f7',
      string: '#94d9a2',
      number: '#f7b37d',
      comment: '#979da8',
      name: '#8ab9ff',
      type: '#7ad3cf',
    },
    tones: { neutral: '#b5bac1', accent: '#a5aefb', good: '#7bd88f', warning: '#f5c469', bad: '#f595b0' },
    series: ['#8b97ff', '#f5c469', '#7bd88f', '#f595b0', '#6cd0e6', '#d0a8ff'],
    medals: ['#faa61a', '#c0c7d0', '#cd7f32'],
    medalText: '#1e1f22',
  },
  light: {
    background: '#ffffff',
    panel: '#f2f3f5',
    text: '#1e1f22',
    muted: '#5c5e66',
    line: '#e3e5e8',
    accent: '#4752c4',
    error: '#c01048',
    inlineCode: '#e8e9ed',
    code: {
      keyword: '#6b35b5',
      string: '#1a6b2b',
      number: '#9a3d00',
      comment: '#5f656f',
      name: '#1a56a8',
      type: '#00666b',
    },
    tones: { neutral: '#5c5e66', accent: '#4752c4', good: '#18703a', warning: '#8a5300', bad: '#c01048' },
    series: ['#4752c4', '#c26a00', '#18803f', '#c01048', '#007a91', '#7a3fc4'],
    medals: ['#faa61a', '#c0c7d0', '#cd7f32'],
    medalText: '#1e1f22',
  },
}

/** The colours of a formula on its own. */
export const formulaColours: Readonly<Record<Theme, { background: string; text: string }>> = {
  dark: { background: '#313338', text: '#f2f3f5' },
  light: { background: '#ffffff', text: '#000000' },
}

/** What tags of a tone stand on. */
export function tagGround({ tones, background }: Palette, tone: Tone): string {
  return mix(tones[tone], background, 0.16)
}

/** What a choice stands on; of those that are marked only the right one is to catch the eye. */
export function choiceGround({ panel, tones, background }: Palette, mark?: 'right' | 'wrong'): string {
  return mark === 'right' ? mix(tones.good, background, 0.14) : panel
}

/** What the letter of a choice that is not marked stands on. */
export function badgeGround({ accent, panel }: Palette): string {
  return mix(accent, panel, 0.3)
}

/** What the report of a formula that cannot be read stands on. */
export function mistakeGround({ error, background }: Palette): string {
  return mix(error, background, 0.12)
}

/** What the row of the member who asked stands on. */
export function highlightGround({ accent, background }: Palette): string {
  return mix(accent, background, 0.2)
}

/** A colour laid over a ground, as the opaque colour that is seen; `share` from 0 (the ground) to 1. */
export function mix(colour: string, ground: string, share: number): string {
  const channel = (at: number) => {
    const [top, bottom] = [colour, ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))

    return Math.round((top ?? 0) * share + (bottom ?? 0) * (1 - share))
      .toString(16)
      .padStart(2, '0')
  }

  return `#${channel(1)}${channel(3)}${channel(5)}`
}

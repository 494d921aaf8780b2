import type { Language } from '../i18n/texts.ts'
import type { Chart } from './chart.ts'

export const themes = ['dark', 'light'] as const
export const sizes = ['small', 'normal', 'large'] as const

export type Theme = (typeof themes)[number]
export type Size = (typeof sizes)[number]

/** How a picture should look, and who waits for it. */
export interface Look {
  readonly theme: Theme
  readonly language: Language
  /** The id of the member it is drawn for: drawings take turns by member. Without one it is the program's own. */
  readonly by?: string
}

export interface FormulaLook extends Look {
  /** Normal where nothing is said. */
  readonly size?: Size
}

/** A finished PNG; sizes are real pixels (twice the units a card is laid out in). */
export interface Picture {
  readonly png: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'bad'

/** A picture file that a card shows. */
export interface CardImage {
  /** As the Markdown names it. */
  readonly address: string
  readonly base64: string
}

/** A card: Markdown with `$…$` and `$$…$$` under a title, on as many pages as it needs. */
export interface Card {
  readonly title: string
  readonly tags: readonly { readonly text: string; readonly tone: Tone }[]
  /** Markdown. */
  readonly body: string
  /** Lettered choices under the body, each Markdown of one paragraph; `mark` is drawn on answer cards only. */
  readonly choices?: readonly {
    readonly label: string
    readonly text: string
    readonly mark?: 'right' | 'wrong'
  }[]
  /** What `![words](address)` shows; an address that is not here is never fetched, its words stand for it in brackets. */
  readonly images?: readonly CardImage[]
  /** Markdown under the choices. */
  readonly after?: string
  readonly footer: { readonly left: string; readonly right: string }
}

export interface BoardRow {
  /** Null for who is not ranked (yet). */
  readonly rank: number | null
  readonly name: string
  /** Null where they do not count (yet). */
  readonly points: number | null
  /** A short remark right of the points, such as the number of attempts. */
  readonly note: string
  readonly highlighted: boolean
  /** The name is none of a member, but words about one: a person is drawn in place of initials. */
  readonly faceless?: true
  /**
   * The member's picture as it was fetched: PNG, JPEG or WebP, at most 512 KB and a million pixels. Anything else is drawn
   * as initials, as is a row without one.
   */
  readonly avatar?: Uint8Array
  /** Places climbed since the last window, below zero for fallen; left out for whoever was not on it. */
  readonly movement?: number
}

export interface Board {
  readonly title: string
  readonly subtitle: string
  /** At most 25. */
  readonly rows: readonly BoardRow[]
  readonly footer: { readonly left: string; readonly right: string }
}

/**
 * Draws the product's pictures. Safe against hostile input: bounded in size, time and memory.
 *
 * @throws UserError `render.*` when the input cannot be drawn (TeX error with MathJax's message, too long, too deep, too
 * complex, too large, empty, deadline or memory exceeded, queue full).
 */
export interface Renderer {
  /** One display formula; `tex` is the source without dollar signs. */
  formula(tex: string, look: FormulaLook): Promise<Picture>
  /**
   * The pages of a card, one to five; what finds no room is counted on the last. A formula that cannot be read is shown
   * with the reason.
   */
  card(card: Card, look: Look): Promise<readonly Picture[]>
  board(board: Board, look: Look): Promise<Picture>
  /** @throws RangeError when the chart breaks a limit of its type */
  chart(chart: Chart, look: Look): Promise<Picture>
  close(): Promise<void>
}

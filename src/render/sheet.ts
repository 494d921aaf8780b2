import type { Language } from '../i18n/texts.ts'
import type { DecodedImage } from './card-image.ts'
import type { MathJax } from './mathjax.ts'
import type { Palette } from './theme.ts'

/** What every part of a card is drawn with. */
export interface Sheet {
  readonly mathjax: MathJax
  readonly palette: Palette
  /** By their addresses. */
  readonly images: ReadonlyMap<string, DecodedImage>
  /** The reader's. */
  readonly language: Language
}

/** Where text goes; lengths in units of the picture. */
export interface Column {
  readonly x: number
  readonly width: number
  /** Size of the text. */
  readonly size: number
  readonly colour: string
}

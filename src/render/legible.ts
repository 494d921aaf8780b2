import { type RGBColor, rgb } from 'd3-color'
import { mix } from './theme.ts'

/** What a coloured letter needs to be seen; text in the theme's own colours has far more. */
const leastContrast = 3

/**
 * A colour that somebody chose without knowing the ground it lands on: itself where it can be seen there, else with as much
 * white or black in it as it takes.
 *
 * @param colour a CSS name or `#rrggbb`; what is neither stays as it is
 */
export function legible(colour: string, ground: string): string {
  const [wanted, under] = [rgb(colour), rgb(ground)]
  const end = inkOn(ground)

  if (!end || !wanted.displayable() || contrast(wanted, under) >= leastContrast) return colour

  const steps = Array.from({ length: 20 }, (_, i) => mix(end, wanted.formatHex(), (i + 1) / 20))

  return steps.find((step) => contrast(rgb(step), under) >= leastContrast) ?? end
}

/** Black or white, whichever is seen better on a ground; undefined for what is no colour. */
export function inkOn(ground: string): string | undefined {
  const under = rgb(ground)

  if (!under.displayable()) return undefined

  return contrast(rgb('#000000'), under) >= contrast(rgb('#ffffff'), under) ? '#000000' : '#ffffff'
}

/** WCAG 2.2, “contrast ratio”: from 1 (equal) to 21 (black on white). */
function contrast(one: RGBColor, other: RGBColor): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)

  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, “relative luminance”. */
function luminance({ r, g, b }: RGBColor): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
    const share = value / 255

    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

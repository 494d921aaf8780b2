import { circle, stroke } from '../shapes.ts'
import { mix, type Palette } from '../theme.ts'

/** The name of the pattern that padding is filled with. */
export const hatchId = 'padding'

/** Slanted lines, for what an output sees beyond the edges of the input. */
export function hatching(palette: Palette): string {
  const ground = mix(palette.series[0], palette.background, 0.14)
  const line = mix(palette.series[0], palette.background, 0.6)

  return [
    `<pattern id="${hatchId}" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`,
    `<rect width="9" height="9" fill="${ground}"/><rect width="2.6" height="9" fill="${line}"/>`,
    '</pattern>',
  ].join('')
}

export function inputColour({ text, background }: Palette): string {
  return mix(text, background, 0.16)
}

export function fieldColour(palette: Palette): string {
  return palette.series[0]
}

/** A cross in a disc. */
export function drawCentre(x: number, y: number, { background, text }: Palette): string {
  return circle(x, y, 8, background) + stroke(`M${x - 4.5} ${y}h9M${x} ${y - 4.5}v9`, text, 2.2)
}

import { round } from './glyphs.ts'

/** SVG elements in units of the picture. */

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function rectangle({ x, y, width, height }: Box, fill: string, radius = 0): string {
  const corner = radius > 0 ? ` rx="${round(radius)}"` : ''

  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"${corner} fill="${fill}"/>`
}

/** A rectangle with an edge around it. */
export function frame({ x, y, width, height }: Box, fill: string, edge: string, radius: number): string {
  const thickness = 1.5
  const outer = {
    x: x - thickness,
    y: y - thickness,
    width: width + 2 * thickness,
    height: height + 2 * thickness,
  }

  return rectangle(outer, edge, radius + thickness) + rectangle({ x, y, width, height }, fill, radius)
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${fill}"/>`
}

export function ring(x: number, y: number, radius: number, colour: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="none" stroke="${colour}" stroke-width="3.5"/>`
}

/** Names a circle around the origin that `clip-path` can cut to. */
export function clipToCircle(id: string, radius: number): string {
  return `<clipPath id="${id}"><circle r="${radius}"/></clipPath>`
}

/** Names a rectangle that `clip-path` can cut to. */
export function clipToBox(id: string, box: Box): string {
  return `<clipPath id="${id}">${rectangle(box, '#000000')}</clipPath>`
}

/** Content cut to the shape of that name. */
export function clipped(id: string, content: string): string {
  return content === '' ? '' : `<g clip-path="url(#${id})">${content}</g>`
}

/** A closed shape. */
export function area(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

/** A closed shape that what lies below shows through. */
export function tintedArea(d: string, fill: string, opacity: number): string {
  return `<path d="${d}" fill="${fill}" fill-opacity="${opacity}"/>`
}

/** An open line with round ends, on request in dashes. */
export function stroke(d: string, colour: string, width: number, dashes?: string): string {
  const broken = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`

  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${broken}/>`
}

/** Moves content drawn around the origin. */
export function at(x: number, y: number, content: string): string {
  return content === '' ? '' : `<g transform="translate(${round(x)} ${round(y)})">${content}</g>`
}

/** Content in 1000 units per em, as large as `size` and in one colour, its origin moved to a point on the baseline. */
export function ink(x: number, baseline: number, size: number, colour: string, content: string): string {
  const scale = (size / 1000).toFixed(5)

  return content === ''
    ? ''
    : `<g transform="translate(${round(x)} ${round(baseline)}) scale(${scale})" fill="${colour}" color="${colour}">${content}</g>`
}

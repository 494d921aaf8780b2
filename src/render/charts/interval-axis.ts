import { scaleLinear } from 'd3-scale'
import { formatInteger } from '../../math/format.ts'
import type { IntervalAxis } from '../chart.ts'
import type { Scale } from './ticks.ts'

/** A stretch on an axis, in units. */
export interface Part {
  readonly from: number
  readonly to: number
}

/** An axis of inputs laid out over a length; position p takes the stretch from p to p + 1. */
export interface LaidAxis {
  readonly axis: IntervalAxis
  readonly scale: Scale
  readonly input: Part
  readonly field: Part
  /** The part of the field that lies on the input, if any. */
  readonly seen: Part | undefined
  readonly centre: number
}

/** What is too thin to be seen is drawn this wide, in units. */
const thinnest = 3

/** Input and field on one axis, with a little of what lies around them. */
export function layoutAxis(axis: IntervalAxis, from: number, to: number): LaidAxis {
  const [first, last] = rangeOf(axis)
  const scale = scaleLinear([first, last], [from, to])

  return layoutOn(axis, scale)
}

/** The positions that are drawn: from the first edge to the last. */
export function rangeOf({ size, low, high }: IntervalAxis): [first: number, last: number] {
  const [first, last] = [Math.min(0, low), Math.max(size, high + 1)]
  const air = (last - first) * 0.02

  return [first - air, last + air]
}

export function layoutOn(axis: IntervalAxis, scale: Scale): LaidAxis {
  const { size, low, high } = axis
  const [seenLow, seenHigh] = [Math.max(0, low), Math.min(size - 1, high)]

  return {
    axis,
    scale,
    input: partOf(scale, 0, size - 1),
    field: partOf(scale, low, high),
    seen: seenLow <= seenHigh ? partOf(scale, seenLow, seenHigh) : undefined,
    centre: scale((low + high + 1) / 2),
  }
}

function partOf(scale: Scale, low: number, high: number): Part {
  const [from, to] = [scale(low), scale(high + 1)]
  const missing = Math.max(0, thinnest - (to - from)) / 2

  return { from: from - missing, to: to + missing }
}

export function formatPosition(position: number): string {
  return formatInteger(position).replace('-', '−')
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { thinTicks } from '../../../src/render/charts/grid.ts'
import {
  endsAxis,
  linearAxis,
  logAxis,
  type Stretch,
  type Tick,
  wholeAxis,
} from '../../../src/render/charts/ticks.ts'

function over(min: number, max: number): Stretch {
  return { min, max, from: 0, to: 100 }
}

function labelsOf({ ticks }: ReturnType<typeof linearAxis>): string[] {
  return ticks.map(({ label }) => label)
}

describe('an axis', () => {
  it.each([
    ['linear', linearAxis(over(0, 1), 5), ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
    ['linear, below 0', linearAxis(over(-2, 2), 4), ['−2', '−1', '0', '1', '2']],
    ['linear, in thousands', linearAxis(over(0, 4_000), 4), ['0', '1,000', '2,000', '3,000', '4,000']],
    ['linear, tiny', linearAxis(over(0, 2e-7), 2), ['0', '1 × 10⁻⁷', '2 × 10⁻⁷']],
    ['of layers', wholeAxis(over(1, 5), 12), ['1', '2', '3', '4', '5']],
    ['of one layer', wholeAxis(over(7, 7), 12), ['7']],
    ['of magnitudes', logAxis(over(1e-4, 1), 7), ['10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '10⁰']],
    ['of plain magnitudes', logAxis(over(0.01, 100), 7), ['0.01', '0.1', '1', '10', '100']],
    ['of many magnitudes', logAxis(over(1e-20, 1e20), 7), ['10⁻²⁰', '10⁻¹⁰', '10⁰', '10¹⁰', '10²⁰']],
    ['of less than two magnitudes', logAxis(over(0.9, 30), 7), ['1', '2', '5', '10', '20']],
    ['of hardly any magnitude', logAxis(over(0.98, 1.06), 4), ['0.98', '1.00', '1.02', '1.04', '1.06']],
    ['of ends', endsAxis(over(-3, 3)), ['−3', '0', '3']],
    ['of ends on one side of 0', endsAxis(over(0, 1)), ['0', '1']],
  ])('%s has round figures', (_name, axis, labels) => {
    expect(labelsOf(axis)).toEqual(labels)
  })

  it.each([
    ['linear', linearAxis],
    ['logarithmic', logAxis],
  ])('that is %s has its figures inside, in order and all different', (_name, axisOf) => {
    const positive = fc.double({ min: 1e-290, max: 1e290, noNaN: true })

    fc.assert(
      fc.property(positive, fc.double({ min: 1.3, max: 1e8, noNaN: true }), (min, ratio) => {
        const { ticks } = axisOf(over(min, min * ratio), 7)
        const values = ticks.map(({ value }) => value)

        expect(ticks.length).toBeGreaterThan(1)
        expect(ticks.length).toBeLessThan(20)
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
        expect([...values].sort((a, b) => a - b)).toEqual(values)
        expect(values.every((value) => value >= min * (1 - 1e-9) && value <= min * ratio * (1 + 1e-9))).toBe(
          true,
        )
      }),
    )
  })
})

describe('thinTicks', () => {
  it('keeps every second, third … so that none touches the next', () => {
    const ticks = Array.from({ length: 10 }, (_, i) => ({ value: 10 * i, label: String(i) }))
    const middleOf = ({ value }: Tick) => value

    expect(thinTicks(ticks, middleOf, () => 25).map(({ value }) => value)).toEqual([0, 30, 60, 90])
    expect(thinTicks(ticks, middleOf, () => 10)).toEqual(ticks)
    expect(thinTicks(ticks, middleOf, () => 1_000)).toEqual([ticks[0]])
  })
})

import { describe, expect, it } from 'vitest'
import {
  fanMistakes,
  momentMistakes,
  stdMistakes,
  transposedMistakes,
  windowMistakes,
} from '../../../src/math/drill/mistakes.ts'

/** One axis. */
const windows = {
  input: [7],
  kernel: [3],
  stride: [2],
  dilation: [1],
  padding: [[0, 0]] as const,
  output: [3],
}

const valuesOf = (mistakes: readonly { name: string; values: readonly number[] }[]) =>
  Object.fromEntries(mistakes.map(({ name, values }) => [name, values[0]]))

describe('slips with windows', () => {
  // Each worked by hand from ⌊(i + P − d(k − 1) − 1) / s⌋ + 1.
  it('that give what is right are none', () => {
    expect(valuesOf(windowMistakes(windows))).toEqual({ forgotOne: 2, swapped: 2 })
  })

  it('are told apart where everything matters: 224, kernel 7, stride 2, padding 3', () => {
    const found = windowMistakes({
      ...windows,
      input: [224],
      kernel: [7],
      padding: [[3, 3]],
      output: [112],
    })

    // 223/2 = 111.5; one side 220/2 = 110; none 217/2 = 108.5; kernel 2 with stride 7: 228/7 = 32.6.
    expect(valuesOf(found)).toEqual({
      forgotOne: 111,
      roundedUp: 113,
      paddingOnce: 111,
      ignoredPadding: 109,
      swapped: 33,
    })
  })

  it('know a forgotten dilation: 28, kernel 3, dilation 2', () => {
    const found = windowMistakes({ ...windows, input: [28], stride: [1], dilation: [2], output: [24] })

    expect(valuesOf(found)).toMatchObject({ ignoredDilation: 26, forgotOne: 23 })
  })

  it('count as one on all axes together', () => {
    const found = windowMistakes({
      input: [7, 28],
      kernel: [3, 3],
      stride: [2, 1],
      dilation: [1, 1],
      padding: [
        [0, 0],
        [0, 0],
      ],
      output: [3, 26],
    })

    expect(found.find(({ name }) => name === 'forgotOne')?.values).toEqual([2, 25])
  })
})

describe('slips with transposed convolutions', () => {
  it('are told apart: 14, kernel 3, stride 2, padding 1, output padding 1', () => {
    const found = transposedMistakes({
      ...windows,
      input: [14],
      padding: [[1, 1]],
      output: [28],
      outputPadding: [1],
    })

    // 13·2 + 3 = 29: less 2 and 1 more is right; the ordinary rule gives ⌊(14 + 2 − 3)/2⌋ + 1 = 7.
    expect(valuesOf(found)).toEqual({
      ignoredOutputPadding: 27,
      paddingOnce: 29,
      ignoredPadding: 30,
      forwardRule: 7,
    })
  })
})

describe('slips with initial weights', () => {
  it('are told apart: Xavier, uniform, 512 to 256', () => {
    const variance = 2 / 768
    const found = stdMistakes({
      std: Math.sqrt(variance),
      variance,
      bound: Math.sqrt(6 / 768),
      fan: null,
      fanIn: 512,
      fanOut: 256,
    })

    expect(valuesOf(found)).toEqual({ variance, bound: Math.sqrt(6 / 768) })
  })

  it('know the other fan: He, 512 to 256', () => {
    const found = stdMistakes({
      std: 0.0625,
      variance: 0.0625 ** 2,
      bound: null,
      fan: 512,
      fanIn: 512,
      fanOut: 256,
    })

    expect(valuesOf(found).otherFan).toBeCloseTo(Math.sqrt(2 / 256), 12)
  })
})

describe('slips with fans and moments', () => {
  it('take the other fan, or leave out the kernel', () => {
    expect(valuesOf(fanMistakes({ fanIn: 576, fanOut: 1152, receptiveFieldSize: 9 }))).toEqual({
      otherFan: 1152,
      withoutKernel: 64,
    })
    expect(fanMistakes({ fanIn: 5, fanOut: 5, receptiveFieldSize: 1 })).toEqual([])
  })

  it('take the variance for the second moment', () => {
    expect(valuesOf(momentMistakes(0.5, 0.3408))).toEqual({ leftOutMean: 0.3408 })
    expect(momentMistakes(0.5, 0.5)).toEqual([])
  })
})

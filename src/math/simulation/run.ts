import { curveOf } from '../activation-curves.ts'
import type { Network } from '../propagation/network.ts'
import { type Axis, countBars, type Histogram, leavesOutZeros } from './histogram.ts'
import { emptyMatrix, type Matrix } from './multiply.ts'
import { normalFrom, randomBits } from './random.ts'
import { figuresOf, type LayerFigures, meanSquare } from './statistics.ts'
import { weightsOf } from './weights.ts'

/** Names of a run's streams of random bits beside the layer. */
const stream = { weights: 0, biases: 1, inputs: 2, gradients: 3 } as const
const streams = 4
/** Weights of a network that stay in memory for the way back, 32 MB of them. */
const mostKept = 4e6

export interface RunPlan {
  readonly seed: number
  /** From 0. */
  readonly run: number
  /** Samples. */
  readonly batch: number
  /** Of the histograms. */
  readonly axis: Axis
}

/** What one run gives. */
export interface Run {
  readonly figures: readonly LayerFigures[]
  /** Of the activations of every layer. */
  readonly histograms: readonly Histogram[]
}

/**
 * Draws a network, sends a batch of N(0, E[x²]) through it and independent N(0, 1) gradients of the last
 * pre-activations back.
 *
 * @param tell - called after every layer in each direction.
 */
export function runOnce(network: Network, { seed, run, batch, axis }: RunPlan, tell: () => void): Run {
  const { layers, unit, widths, inputVar, biasVar } = network
  const { value, slope } = curveOf(unit.activation, unit.param)
  const bitsOf = (kind: keyof typeof stream, layer: number) =>
    randomBits(seed, run * streams + stream[kind], layer)
  const elements = layers.reduce((sum, { fanIn, fanOut }) => sum + fanIn * fanOut, 0)
  const weights = layers.map((layer, index) =>
    weightsOf(layer, () => bitsOf('weights', index), elements <= mostKept),
  )
  const passed: { readonly z: Matrix; readonly a: Matrix }[] = []
  let a = normals(batch, widths[0] ?? 0, Math.sqrt(inputVar), bitsOf('inputs', 0))

  for (const [index, { forward }] of weights.entries()) {
    const z = forward(a)
    if (biasVar > 0) addRow(z, normals(1, z.columns, Math.sqrt(biasVar), bitsOf('biases', index)))
    a = { ...z, values: z.values.map(value) }
    passed.push({ z, a })
    tell()
  }

  const gradients: number[] = []
  let delta = normals(batch, widths.at(-1) ?? 0, 1, bitsOf('gradients', 0))

  for (const [index, { z }] of [...passed.entries()].reverse()) {
    if (index < layers.length - 1) delta = times(weights[index + 1]?.backward(delta) ?? delta, z, slope)
    gradients.unshift(meanSquare(delta))
    tell()
  }

  return {
    figures: passed.map(({ z, a: activations }, index) => ({
      ...figuresOf(z, activations, unit.activation),
      gradM2Z: gradients[index] ?? 0,
    })),
    histograms: passed.map(({ a: { values } }) => countBars(axis, values, leavesOutZeros(unit.activation))),
  }
}

function normals(rows: number, columns: number, std: number, bits: () => number): Matrix {
  const matrix = emptyMatrix(rows, columns)

  for (let index = 0; index < matrix.values.length; index++) matrix.values[index] = std * normalFrom(bits)

  return matrix
}

/** Adds the same row to every row. */
function addRow({ columns, values }: Matrix, row: Matrix): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = (values[index] ?? 0) + (row.values[index % columns] ?? 0)
  }
}

/** Each element times the slope at the pre-activation beside it. */
function times(delta: Matrix, z: Matrix, slope: (x: number) => number): Matrix {
  return { ...delta, values: delta.values.map((value, index) => value * slope(z.values[index] ?? 0)) }
}

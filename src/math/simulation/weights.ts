import type { DenseLayer } from '../propagation/network.ts'
import { drawsFrom } from './draw.ts'
import { emptyMatrix, type Matrix, multiplyByTransposed } from './multiply.ts'
import { haarMatrix } from './orthogonal.ts'
import type { Bits } from './random.ts'

/** The weights of one layer as what they do to a batch; a batch has a row per sample. */
export interface Weights {
  /** $ a \mapsto W a $ */
  forward(batch: Matrix): Matrix
  /** $ \delta \mapsto W^{\mathsf T} \delta $ */
  backward(batch: Matrix): Matrix
}

/**
 * The weights that a stream of bits stands for.
 *
 * @param keeps - whether a matrix stays in memory for the way back; otherwise it is drawn anew from the same bits.
 */
export function weightsOf(layer: DenseLayer, bits: () => Bits, keeps = false): Weights {
  const { fanIn, fanOut, weights } = layer

  if (weights.distribution === 'orthogonal') {
    const gain = weights.singularValue ?? 1

    return {
      forward: (batch) => haarMatrix(Math.max(fanIn, fanOut), bits()).apply(batch, fanOut, gain),
      backward: (batch) => haarMatrix(Math.max(fanIn, fanOut), bits()).applyTransposed(batch, fanIn, gain),
    }
  }

  let kept: Matrix | undefined
  const matrix = () => {
    const drawn = kept ?? drawMatrix(layer, bits())
    if (keeps) kept = drawn

    return drawn
  }

  return {
    forward: (batch) => multiplyByTransposed(batch, matrix()),
    backward: (batch) => multiplyByTransposed(batch, transpose(matrix())),
  }
}

function drawMatrix({ fanIn, fanOut, weights }: DenseLayer, bits: Bits): Matrix {
  const matrix = emptyMatrix(fanOut, fanIn)
  const draw = drawsFrom(weights, bits)

  for (let index = 0; index < matrix.values.length; index++) matrix.values[index] = draw()

  return matrix
}

/** Side of the squares that are turned at a time, so that both sides of the copy stay in the cache. */
const side = 32

function transpose({ rows, columns, values }: Matrix): Matrix {
  const turned = emptyMatrix(columns, rows)

  for (let top = 0; top < rows; top += side) {
    for (let left = 0; left < columns; left += side) {
      for (let row = top; row < Math.min(top + side, rows); row++) {
        for (let column = left; column < Math.min(left + side, columns); column++) {
          turned.values[column * rows + row] = values[row * columns + column] ?? 0
        }
      }
    }
  }

  return turned
}

import { emptyMatrix, type Matrix } from './multiply.ts'
import { type Bits, normalFrom } from './random.ts'

/** A random orthogonal matrix as what it does to a batch, whose rows are cut or filled with zeros to fit. */
export interface Orthogonal {
  apply(batch: Matrix, width: number, gain: number): Matrix
  applyTransposed(batch: Matrix, width: number, gain: number): Matrix
}

/**
 * A square matrix uniform over all rotations and reflections (Haar), as a product of Householder reflections of growing
 * size (Stewart 1980, "The efficient generation of random orthogonal matrices"). It is never written out, so that
 * nothing need be decomposed. Its first rows or columns are what PyTorch's
 * `orthogonal_` draws for a matrix that is not square.
 */
export function haarMatrix(size: number, bits: Bits): Orthogonal {
  const axes = Array.from({ length: size }, (_, index) => reflectionAxis(index + 1, bits))

  return {
    apply(batch, width, gain) {
      const rows = fit(batch, size)
      for (const axis of axes) reflect(rows, axis)

      return scale(fit(rows, width), gain)
    },
    applyTransposed(batch, width, gain) {
      const rows = fit(batch, size)
      for (const axis of axes.toReversed()) reflect(rows, axis)

      return scale(fit(rows, width), gain)
    },
  }
}

/** The unit vector whose reflection takes the first axis to a uniformly random direction; in one dimension a sign. */
function reflectionAxis(length: number, bits: Bits): Float64Array {
  const axis = Float64Array.from({ length }, () => normalFrom(bits))
  const norm = Math.hypot(...axis)
  const cosine = (axis[0] ?? 0) / norm

  if (length === 1) return Float64Array.of(cosine < 0 ? 1 : 0)

  const rest = axis.subarray(1).reduce((sum, value) => sum + (value / norm) ** 2, 0)
  // cos − 1, without the cancellation of directions close to the axis.
  const first = cosine > 0 ? -rest / (1 + cosine) : cosine - 1
  const size = Math.sqrt(first * first + rest)

  return axis.map((value, index) => (index === 0 ? first : value / norm) / size)
}

/** Reflects the last elements of every row, as many as the axis has. */
function reflect({ rows, columns, values }: Matrix, axis: Float64Array): void {
  for (let row = 0; row < rows; row++) {
    const from = row * columns + columns - axis.length
    let dot = 0

    for (let index = 0; index < axis.length; index++) {
      dot += (axis[index] as number) * (values[from + index] as number)
    }
    for (let index = 0; index < axis.length; index++) {
      values[from + index] = (values[from + index] as number) - 2 * dot * (axis[index] as number)
    }
  }
}

/** A copy with this many columns, the surplus cut off or filled with zeros. */
function fit(batch: Matrix, width: number): Matrix {
  const fitted = emptyMatrix(batch.rows, width)
  const kept = Math.min(width, batch.columns)

  for (let row = 0; row < batch.rows; row++) {
    const from = row * batch.columns
    fitted.values.set(batch.values.subarray(from, from + kept), row * width)
  }

  return fitted
}

function scale(batch: Matrix, gain: number): Matrix {
  return { ...batch, values: batch.values.map((value) => gain * value) }
}

/** A dense matrix, row by row. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

export function emptyMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) }
}

/**
 * $ A B^{\mathsf T} $. Four rows by two columns are summed at a time: eight sums fit the registers, and each loaded
 * element is used more than once.
 *
 * @param a - rows × inner.
 * @param b - columns × inner.
 */
export function multiplyByTransposed(a: Matrix, b: Matrix): Matrix {
  const product = emptyMatrix(a.rows, b.rows)

  for (let column = 0; column < b.rows; column += 2) {
    for (let row = 0; row < a.rows; row += 4) sumTile(product, a, b, row, column)
  }

  return product
}

/** At the lower and right end rows and columns are summed twice rather than treated apart. */
function sumTile(product: Matrix, a: Matrix, b: Matrix, row: number, column: number): void {
  const [inner, width, lastRow] = [a.columns, product.columns, a.rows - 1]
  const [r1, r2, r3] = [Math.min(row + 1, lastRow), Math.min(row + 2, lastRow), Math.min(row + 3, lastRow)]
  const c1 = Math.min(column + 1, width - 1)
  const [left, right, out] = [a.values, b.values, product.values]
  let [i0, i1, i2, i3] = [row * inner, r1 * inner, r2 * inner, r3 * inner]
  let [j0, j1] = [column * inner, c1 * inner]
  let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0]

  for (const end = i0 + inner; i0 < end; i0++, i1++, i2++, i3++, j0++, j1++) {
    const x = right[j0] as number
    const y = right[j1] as number
    s00 += (left[i0] as number) * x
    s01 += (left[i0] as number) * y
    s10 += (left[i1] as number) * x
    s11 += (left[i1] as number) * y
    s20 += (left[i2] as number) * x
    s21 += (left[i2] as number) * y
    s30 += (left[i3] as number) * x
    s31 += (left[i3] as number) * y
  }

  out[row * width + column] = s00
  out[row * width + c1] = s01
  out[r1 * width + column] = s10
  out[r1 * width + c1] = s11
  out[r2 * width + column] = s20
  out[r2 * width + c1] = s21
  out[r3 * width + column] = s30
  out[r3 * width + c1] = s31
}

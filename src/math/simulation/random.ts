/** An endless stream of 32 random bits at a time, as signed integers. */
export type Bits = () => number

/**
 * Chris Doty-Humphrey's sfc32 (PractRand): 128 bits of state, of which three words name the stream. Streams that differ
 * in any word have nothing in common after the rounds that are thrown away here.
 */
export function randomBits(first: number, second: number, third: number): Bits {
  // An array of integers, because a closure's own variables would be boxed.
  const state = Int32Array.of(first, second, third, 1)

  const next = () => {
    const [a, b, c, counter] = [word(state, 0), word(state, 1), word(state, 2), word(state, 3)]
    const sum = (((a + b) | 0) + counter) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    state[3] = (counter + 1) | 0

    return sum
  }

  for (let round = 0; round < 20; round++) next()

  return next
}

function word(state: Int32Array, index: number): number {
  return state[index] ?? 0
}

/** Uniform on (−1, 1), ends excluded. */
function symmetricFrom(bits: Bits): number {
  return (bits() + 0.5) / 2 ** 31
}

/** Uniform on (0, 1), ends excluded. */
export function uniformFrom(bits: Bits): number {
  return (symmetricFrom(bits) + 1) / 2
}

/** Blocks of equal area under the normal density, the place of the tail, and the area. */
const blocks = 128
const tailFrom = 3.442619855899
const area = 9.91256303526217e-3

const edges = blockEdges()
const ratios = Float64Array.from({ length: blocks }, (_, index) => at(edges, index + 1) / at(edges, index))

/**
 * Standard normal, by the ziggurat of Marsaglia & Tsang 2000 in the form of J. A. Doornik 2005, "An improved ziggurat
 * method to generate normal random samples", whose block and position come from different bits.
 */
export function normalFrom(bits: Bits): number {
  for (;;) {
    const position = symmetricFrom(bits)
    const block = bits() & (blocks - 1)
    const x = position * at(edges, block)

    if (Math.abs(position) < at(ratios, block)) return x
    if (block === 0) return tail(bits, position < 0)

    const high = Math.exp(-0.5 * (at(edges, block) ** 2 - x * x))
    const low = Math.exp(-0.5 * (at(edges, block + 1) ** 2 - x * x))

    if (low + uniformFrom(bits) * (high - low) < 1) return x
  }
}

/** Marsaglia's method beyond the last block. */
function tail(bits: Bits, isNegative: boolean): number {
  for (;;) {
    const x = Math.log(uniformFrom(bits)) / tailFrom
    const y = Math.log(uniformFrom(bits))

    if (-2 * y >= x * x) return isNegative ? x - tailFrom : tailFrom - x
  }
}

function blockEdges(): Float64Array {
  const x = new Float64Array(blocks + 1)
  let density = Math.exp(-0.5 * tailFrom ** 2)
  x[0] = area / density
  x[1] = tailFrom

  for (let index = 2; index < blocks; index++) {
    x[index] = Math.sqrt(-2 * Math.log(area / at(x, index - 1) + density))
    density = Math.exp(-0.5 * at(x, index) ** 2)
  }

  return x
}

function at(list: Float64Array, index: number): number {
  return list[index] ?? 0
}

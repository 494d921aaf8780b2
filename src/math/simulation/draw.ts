import type { Distribution } from '../init/distribution.ts'
import { type Bits, normalFrom, uniformFrom } from './random.ts'

/** A source of independent draws. @throws Error for what is not drawn element by element. */
export function drawsFrom(weights: Distribution, bits: Bits): () => number {
  const { distribution, mean, lower, upper, nominalStd } = weights

  switch (distribution) {
    case 'constant':
      return () => mean
    case 'normal':
      return () => mean + weights.std * normalFrom(bits)
    case 'uniform':
      return between(lower ?? 0, upper ?? 0, bits)
    case 'truncated_normal':
      // Every cut of a whole network lies evenly around 0.
      return cutDraws(nominalStd ?? 0, upper ?? 0, bits)
    case 'orthogonal':
      throw new Error('the elements of an orthogonal matrix are not independent')
  }
}

function between(lower: number, upper: number, bits: Bits): () => number {
  return () => lower + (upper - lower) * uniformFrom(bits)
}

/** Below this many standard deviations a uniform is the better proposal. */
const narrow = 1.25

/** N(0, std²) within ±cut by rejection, which accepts two of three at least, however near or far the cut lies. */
function cutDraws(std: number, cut: number, bits: Bits): () => number {
  const limit = cut / std
  const propose = limit < narrow ? between(-limit, limit, bits) : () => normalFrom(bits)
  const accepts =
    limit < narrow
      ? (z: number) => uniformFrom(bits) < Math.exp((-z * z) / 2)
      : (z: number) => Math.abs(z) <= limit

  if (std === 0) return () => 0

  return () => {
    for (;;) {
      const z = propose()

      if (accepts(z)) return std * z
    }
  }
}

import { UserError } from '../../errors.ts'
import { storesOutputsFirst } from '../framework.ts'
import { limits } from '../limits.ts'
import type { Convolution } from './layer.ts'

/** What a convolution costs for one example; null where the channels are not known. */
export interface Cost {
  /** In the framework's own order. */
  readonly weightShape: readonly number[] | null
  readonly params: number | null
  /** Decimal digits, because it may exceed 2⁵³. One MAC is one multiply-add; the bias counts nothing. */
  readonly macs: string | null
  /** 2 × MACs, decimal digits. */
  readonly flops: string | null
}

/**
 * Parameters $ C_{out} (C_{in}/g) \prod k $, plus the bias, and MACs $ \prod o $ times the weights.
 *
 * @throws UserError `conv.tooLarge` when the parameters, the input or the output have more than 2⁵³ − 1 elements.
 */
export function convolutionCost(layer: Convolution, output: readonly number[]): Cost {
  const { inChannels, outChannels, groups, kernel, bias } = layer
  checkCount('output', product(output) * BigInt(outChannels ?? 1))
  checkCount('input', product(layer.input) * BigInt(inChannels ?? 1))

  if (inChannels === null || outChannels === null) {
    return { weightShape: null, params: null, macs: null, flops: null }
  }

  const perGroup = inChannels / groups
  const weightShape = storesOutputsFirst(layer.framework)
    ? [outChannels, perGroup, ...kernel]
    : [...kernel, perGroup, outChannels]
  const weights = product(weightShape)
  const params = weights + BigInt(bias ? outChannels : 0)
  const macs = weights * product(output)
  checkCount('params', params)

  return { weightShape, params: Number(params), macs: String(macs), flops: String(2n * macs) }
}

/** Exact product: a stack of sizes overflows a double silently. */
export function product(sizes: readonly number[]): bigint {
  return sizes.reduce((total, size) => total * BigInt(size), 1n)
}

function checkCount(quantity: 'params' | 'input' | 'output', count: bigint): void {
  if (count > BigInt(limits.elements)) {
    throw new UserError('conv.tooLarge', { quantity, count: String(count), limit: limits.elements })
  }
}

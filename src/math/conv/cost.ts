import { UserError } from '../../errors.ts'
import type { Framework } from '../framework.ts'
import { limits } from '../limits.ts'
import { kernelShape } from './kernel-shape.ts'
import type { Channels } from './layer.ts'

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

/** A layer whose kernel is applied once per element of its output, or, transposed, of its input. */
export interface SizedLayer extends Channels {
  readonly kind: 'conv' | 'transposed'
  readonly framework: Framework
  readonly kernel: readonly number[]
  readonly input: readonly number[]
  readonly output: readonly number[]
}

/**
 * Parameters $ C_{out} (C_{in}/g) \prod k $, plus the bias, and MACs: the weights times $ \prod o $, or $ \prod i $ where
 * transposed.
 *
 * @throws UserError `conv.tooLarge` when the parameters, the input or the output have more than 2⁵³ − 1 elements.
 */
export function convolutionCost(layer: SizedLayer): Cost {
  const { kind, framework, kernel, input, output, inChannels, outChannels, groups, bias } = layer
  checkCount('output', product(output) * BigInt(outChannels ?? 1))
  checkCount('input', product(input) * BigInt(inChannels ?? 1))

  if (inChannels === null || outChannels === null) {
    return { weightShape: null, params: null, macs: null, flops: null }
  }

  const weightShape = kernelShape({ kind, kernel, inChannels, outChannels, groups }, framework)
  const weights = product(weightShape)
  const params = weights + BigInt(bias ? outChannels : 0)
  const macs = weights * product(kind === 'conv' ? output : input)
  checkCount('params', params)

  return { weightShape, params: Number(params), macs: String(macs), flops: String(2n * macs) }
}

/** Exact product: a stack of sizes overflows a double silently. */
export function product(sizes: readonly number[]): bigint {
  return sizes.reduce((total, size) => total * BigInt(size), 1n)
}

/** @throws UserError `conv.tooLarge` beyond what a JSON number counts exactly. */
export function checkCount(quantity: 'params' | 'input' | 'output', count: bigint): void {
  if (count > BigInt(limits.elements)) {
    throw new UserError('conv.tooLarge', { quantity, count: String(count), limit: limits.elements })
  }
}

import { UserError } from '../../errors.ts'
import { product } from '../conv/cost.ts'
import type { Framework } from '../framework.ts'
import { limits } from '../limits.ts'
import { type Note, note } from '../note.ts'
import { codeOf } from './code/code.ts'
import { type NetworkOptions, type Read, readOptions } from './input.ts'
import type { Arguments, Layer } from './layer.ts'
import { normalizeNetwork } from './normalize.ts'
import { type Outline, outlineRows } from './row.ts'
import { type Node, sizedWork, walkNetwork } from './trace/walk.ts'

export const dtypes = ['float32', 'float64', 'float16', 'bfloat16', 'int8'] as const
export type Dtype = (typeof dtypes)[number]
export const optimizers = ['none', 'sgd', 'momentum', 'adam'] as const
export type Optimizer = (typeof optimizers)[number]

/** The options of `/net trace`. */
export interface TraceOptions extends NetworkOptions {
  readonly batch?: number | undefined
  readonly dtype?: Dtype | undefined
  readonly optimizer?: Optimizer | undefined
}

export interface TraceRow extends Outline {
  readonly attributes: Arguments
  readonly input: readonly number[]
  readonly output: readonly number[]
  /** With the running statistics where the framework counts them. */
  readonly params: number
  readonly trainable: number
  readonly statistics: number
  /** Decimal digits, because they may exceed 2⁵³; for one example. */
  readonly macs: string
  readonly flops: string
  /** Of the output, for the whole batch. */
  readonly bytes: number
  readonly hasBias: boolean
}

export interface TraceTotals {
  readonly params: number
  readonly trainable: number
  readonly statistics: number
  readonly macs: string
  readonly flops: string
  readonly paramBytes: number
  /** All layers' outputs together. */
  readonly activationBytes: number
  /** The most that is alive at once, a layer's input and output and what waits for a block's end. */
  readonly inferencePeakBytes: number
  /** Null without an optimizer. */
  readonly trainingBytes: number | null
}

/** The answer of `/net trace`. Shapes are channels first, without the batch. */
export interface NetTrace {
  readonly framework: Framework
  readonly batch: number
  readonly dtype: Dtype
  readonly input: readonly number[]
  readonly output: readonly number[]
  readonly layers: readonly TraceRow[]
  readonly totals: TraceTotals
  /** The network's text in its shortest form. */
  readonly normalized: string
  /** As the framework builds it, ready to paste. */
  readonly code: string
  readonly notes: readonly Note[]
}

/** Bytes of one element. */
export const dtypeBytes: Readonly<Record<Dtype, number>> = {
  float32: 4,
  float64: 8,
  float16: 2,
  bfloat16: 2,
  int8: 1,
}

/** Copies of the weights: themselves, their gradients, and what the optimizer keeps. */
const copies: Readonly<Record<Optimizer, number>> = { none: 0, sgd: 2, momentum: 3, adam: 4 }

/**
 * Shapes, parameters, MACs, memory and receptive fields of a network, layer by layer.
 *
 * @throws UserError `input.*`, `layers.*`, `net.*`, `conv.*`, `pool.*`; what happens in a layer names it in `index` and
 * `layer`.
 */
export function netTrace(options: TraceOptions): NetTrace {
  const { batch = 1, dtype = 'float32', optimizer = 'none' } = options
  if (batch < 1) throw new UserError('conv.inputNotPositive', { given: batch })

  const read = readOptions(options)
  const { network, framework } = read
  const input = inputOf(read)
  const nodes = walk(read, input)
  const outlines = outlineRows(nodes, framework, input.length - 1, true)
  const element = BigInt(dtypeBytes[dtype]) * BigInt(batch)
  const layers = nodes.map((node, index) => traceRow(node, outlines[index], framework, element))

  return {
    framework,
    batch,
    dtype,
    input,
    output: nodes.at(-1)?.step.output.shape ?? input,
    layers,
    totals: totalsOf(nodes, framework, { element, dtype, optimizer }),
    normalized: normalizeNetwork(network.parts, input, flattenedLayers(nodes)),
    code: codeOf(network.parts, nodes, framework, input),
    notes: notesOf(read, nodes, optimizer),
  }
}

function flattenedLayers(nodes: readonly Node[]): ReadonlySet<Layer> {
  return new Set(nodes.flatMap(({ layer, isFlattened }) => (layer && isFlattened ? [layer] : [])))
}

/** @throws UserError `net.inputMissing`. */
export function inputOf({ input }: Read): readonly number[] {
  if (input === null) throw new UserError('net.inputMissing')

  return input
}

/** @throws UserError of `walkNetwork`; `layers.empty`. */
export function walk(
  { network, framework }: Read,
  input: readonly number[],
  isLoose = false,
): readonly Node[] {
  const work = sizedWork({ framework, isLoose })
  const nodes = walkNetwork(network.parts, { shape: input, isSequence: false }, work)
  if (nodes.length === 0) throw new UserError('layers.empty')

  return nodes
}

/** Keras and TensorFlow.js count the running statistics as parameters (count_params, measured). */
export function countsStatistics(framework: Framework): boolean {
  return framework === 'keras' || framework === 'tfjs'
}

function traceRow(
  { step }: Node,
  outline: Outline | undefined,
  framework: Framework,
  element: bigint,
): TraceRow {
  const { trainable, statistics, macs, hasBias } = step
  if (outline === undefined) throw new Error('a node without its outline')

  return {
    ...outline,
    attributes: outline.attributes ?? {},
    input: step.input.shape,
    output: step.output.shape,
    params: Number(trainable + (countsStatistics(framework) ? statistics : 0n)),
    trainable: Number(trainable),
    statistics: Number(statistics),
    macs: String(macs),
    flops: String(2n * macs),
    bytes: exact('bytes', product(step.output.shape) * element),
    hasBias,
  }
}

interface Storage {
  /** Bytes of one element over the batch. */
  readonly element: bigint
  readonly dtype: Dtype
  readonly optimizer: Optimizer
}

function totalsOf(nodes: readonly Node[], framework: Framework, storage: Storage): TraceTotals {
  const trainable = sum(nodes, ({ step }) => step.trainable)
  const statistics = sum(nodes, ({ step }) => step.statistics)
  const macs = sum(nodes, ({ step }) => step.macs)
  const params = trainable + (countsStatistics(framework) ? statistics : 0n)
  const paramBytes = params * BigInt(dtypeBytes[storage.dtype])
  const activations = sum(nodes, ({ step }) => product(step.output.shape)) * storage.element
  const peak = nodes.reduce((most, { alive }) => (alive > most ? alive : most), 0n) * storage.element
  const training = paramBytes * BigInt(copies[storage.optimizer]) + activations

  return {
    params: exact('params', params),
    trainable: exact('params', trainable),
    statistics: exact('params', statistics),
    macs: String(macs),
    flops: String(2n * macs),
    paramBytes: exact('bytes', paramBytes),
    activationBytes: exact('bytes', activations),
    inferencePeakBytes: exact('bytes', peak),
    trainingBytes: storage.optimizer === 'none' ? null : exact('bytes', training),
  }
}

function sum(nodes: readonly Node[], count: (node: Node) => bigint): bigint {
  return nodes.reduce((total, node) => total + count(node), 0n)
}

/** @throws UserError `net.tooLarge` beyond exact integers. */
function exact(quantity: 'params' | 'bytes', count: bigint): number {
  if (count > BigInt(limits.elements)) {
    throw new UserError('net.tooLarge', { quantity, count: String(count), limit: limits.elements })
  }

  return Number(count)
}

function notesOf({ network, framework }: Read, nodes: readonly Node[], optimizer: Optimizer): Note[] {
  const own = new Map(nodes.flatMap(({ step }) => step.notes).map((each) => [each.key, each]))
  const hasStatistics = countsStatistics(framework) && nodes.some(({ step }) => step.statistics > 0n)

  return [
    ...(network.outermost === null ? [] : [note('net.note.outermost', { name: network.outermost })]),
    ...(nodes.some(({ isFlattened }) => isFlattened) ? [note('net.note.flattened')] : []),
    ...own.values(),
    ...(hasStatistics ? [note('net.note.batchNormKeras')] : []),
    note('net.note.macs'),
    ...(optimizer === 'none' ? [] : [note('net.note.memory')]),
  ]
}

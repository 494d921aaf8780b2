import { placeMistake, UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import type { Layer, Part } from '../layer.ts'
import { networkLimits } from '../limits.ts'
import { applyLayer } from './apply.ts'
import { type Join, joinBranches } from './join.ts'
import { type Setting, type Step, type Value, whole } from './step.ts'

/** The node that stands for the network's input. */
export const networkInput = -1

/** One row of a trace: a layer, or what joins the branches of a block. */
export interface Node {
  /** Steps through the text: `5`, and within branch b of the block at 5, `5.b.2`. */
  readonly path: string
  readonly layer: Layer | null
  readonly join: Join | null
  readonly step: Step
  /** What came, before the layer read it in its own way. */
  readonly arrived: Value
  /** Whether a flatten that the text does not show comes before it. */
  readonly isFlattened: boolean
  /** The nodes whose outputs it reads. */
  readonly sources: readonly number[]
  /** Elements alive while it is computed: what it reads and writes, and what waits for a block's end. */
  readonly alive: bigint
}

/** A value and the node that made it. */
interface Carried {
  readonly node: number
  readonly value: Value
}

interface Chain {
  readonly prefix: string
  /** Elements that wait elsewhere. */
  readonly waiting: bigint
  /** Whether what the chain began with is needed after it. */
  readonly keepsStart: boolean
}

/** How layers and the ends of blocks are computed. */
export interface Work {
  layer(layer: Layer, value: Value): Step
  join(join: Join, values: readonly Value[]): Step
}

/** Applied to values whose sizes are known. */
export function sizedWork(setting: Setting): Work {
  return { layer: (layer, value) => applyLayer(layer, value, setting), join: joinBranches }
}

/**
 * Applies a network's layers in the order of the text, branches from left to right, repeats written out.
 *
 * @throws UserError of the work, with the index and text of the layer; `layers.tooManyLayers`.
 */
export function walkNetwork(parts: readonly Part[], input: Value, work: Work): readonly Node[] {
  const walker = new Walker(work)
  walker.chain(parts, { node: networkInput, value: input }, { prefix: '', waiting: 0n, keepsStart: false })

  return walker.nodes
}

class Walker {
  readonly nodes: Node[] = []
  readonly #work: Work

  constructor(work: Work) {
    this.#work = work
  }

  chain(parts: readonly Part[], start: Carried, { prefix, waiting, keepsStart }: Chain): Carried {
    let carried = start
    let position = 0

    for (const part of writtenOut(parts)) {
      const isLater = position > 0 && keepsStart
      const others = waiting + (isLater ? elements(start.value) : 0n)
      const path = `${prefix}${position}`
      carried =
        part.type === 'layer'
          ? this.#layer(part, carried, path, others)
          : this.#block(part, carried, path, others)
      position += 1
    }

    return carried
  }

  #layer(part: Extract<Part, { type: 'layer' }>, carried: Carried, path: string, waiting: bigint): Carried {
    const { layer, flattensTo } = part
    const arrived = carried.value
    const isFlattened = flattensTo !== null && mustFlatten(arrived, flattensTo)
    const value = isFlattened ? { shape: [flattensTo], isSequence: false } : arrived
    const applied = this.#within(layer.text, () => this.#work.layer(layer, value))
    const step = isFlattened ? { ...applied, reach: whole } : applied
    const alive = waiting + elements(step.input) + elements(step.output)

    return this.#add({ path, layer, join: null, step, arrived, isFlattened, sources: [carried.node], alive })
  }

  #block(
    { join, branches }: Extract<Part, { type: 'block' }>,
    start: Carried,
    path: string,
    waiting: bigint,
  ): Carried {
    const ends: Carried[] = []
    let finished = 0n

    for (const [index, branch] of branches.entries()) {
      const prefix = `${path}.${String.fromCharCode(97 + index)}.`
      const end = this.chain(branch, start, { prefix, waiting: waiting + finished, keepsStart: true })
      finished += end.node === start.node ? 0n : elements(end.value)
      ends.push(end)
    }

    const values = ends.map(({ value }) => value)
    const step = this.#within(`${join}(…)`, () => this.#work.join(join, values))
    const alive = waiting + elements(start.value) + finished + elements(step.output)

    const sources = ends.map(({ node }) => node)

    return this.#add({
      path,
      layer: null,
      join,
      step,
      arrived: step.input,
      isFlattened: false,
      sources,
      alive,
    })
  }

  #add(node: Node): Carried {
    if (this.nodes.length >= networkLimits.rows) {
      throw new UserError('layers.tooManyLayers', { what: 'rows', limit: networkLimits.rows })
    }
    this.nodes.push(node)

    return { node: this.nodes.length - 1, value: node.step.output }
  }

  /** A refusal says at which layer it happened. */
  #within<T>(layer: string, work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof UserError)) throw error

      throw placeMistake(error, { index: this.nodes.length, layer: layer.slice(0, 80) })
    }
  }
}

function mustFlatten(arrived: Value, features: number): boolean {
  return (
    arrived.shape.length > 1 && arrived.shape.at(-1) !== features && elements(arrived) === BigInt(features)
  )
}

function elements({ shape }: Value): bigint {
  return product(shape)
}

function* writtenOut(parts: readonly Part[]): Generator<Exclude<Part, { type: 'chain' }>> {
  for (const part of parts) {
    if (part.type !== 'chain') yield part
    else for (let time = 0; time < part.times; time++) yield* writtenOut(part.parts)
  }
}

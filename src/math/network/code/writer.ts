import type { Layer } from '../layer.ts'
import type { Step } from '../trace/step.ts'
import type { Node } from '../trace/walk.ts'

/** A node, and the branches that end in it. */
export interface Tree {
  readonly node: Node
  readonly branches: readonly (readonly Tree[])[]
}

/** How a framework writes a network. */
export interface Writer {
  /** The constructors of one layer, without a comma. */
  layer(layer: Layer, step: Step): readonly string[]
  readonly flatten: string
  /** What opens a block, as a function of its branches. */
  readonly joins: { readonly res: string; readonly cat: string }
  /** A chain of several layers within a block. */
  readonly chain: { readonly open: string; readonly close: string }
  /** A branch without layers. */
  readonly identity: string
  /** The whole, around its lines. */
  frame(body: string, used: Used, input: readonly number[]): string
}

/** Which of the names above the body uses, for their definitions. */
export interface Used {
  readonly res: boolean
  readonly cat: boolean
  readonly recurrent: boolean
}

/** Layers, one a line, indented by their depth. */
export function writeTree(writer: Writer, trees: readonly Tree[], input: readonly number[]): string {
  const nodes = trees.flatMap(nodesOf)
  const used = {
    res: nodes.some(({ join }) => join === 'res'),
    cat: nodes.some(({ join }) => join === 'cat'),
    recurrent: nodes.some(
      ({ layer }) => layer?.kind === 'rnn' || layer?.kind === 'lstm' || layer?.kind === 'gru',
    ),
  }

  return writer.frame(lines(writer, trees, 1).join('\n'), used, input)
}

function nodesOf({ node, branches }: Tree): Node[] {
  return [node, ...branches.flat().flatMap(nodesOf)]
}

function lines(writer: Writer, trees: readonly Tree[], depth: number): string[] {
  const indent = '    '.repeat(depth)

  return trees.flatMap(({ node, branches }) => {
    const { layer, join, step, isFlattened } = node
    const before = isFlattened ? [writer.flatten] : []
    if (layer) return [...before, ...writer.layer(layer, step)].map((line) => `${indent}${line},`)

    const inside = branches.flatMap((branch) => branchLines(writer, branch, depth + 1))

    return [`${indent}${writer.joins[join ?? 'res']}(`, ...inside, `${indent}),`]
  })
}

function branchLines(writer: Writer, branch: readonly Tree[], depth: number): string[] {
  const indent = '    '.repeat(depth)
  if (branch.length === 0) return [`${indent}${writer.identity},`]

  const written = lines(writer, branch, depth)
  if (written.length === 1) return written

  const { open, close } = writer.chain

  return [`${indent}${open}`, ...lines(writer, branch, depth + 1), `${indent}${close},`]
}

import type { Framework } from '../../framework.ts'
import type { Part } from '../layer.ts'
import type { Node } from '../trace/walk.ts'
import { jaxWriter } from './jax.ts'
import { kerasWriter } from './keras.ts'
import { onnxCode } from './onnx.ts'
import { tfjsWriter } from './tfjs.ts'
import { torchWriter } from './torch.ts'
import { type Tree, type Writer, writeTree } from './writer.ts'

const writers: Readonly<Record<Exclude<Framework, 'onnx'>, Writer>> = {
  pytorch: torchWriter,
  keras: kerasWriter,
  tfjs: tfjsWriter,
  jax: jaxWriter,
}

/** The network as the framework builds it, repeats written out. */
export function codeOf(
  parts: readonly Part[],
  nodes: readonly Node[],
  framework: Framework,
  input: readonly number[],
): string {
  if (framework === 'onnx') return onnxCode(nodes)

  return writeTree(writers[framework], treeOf(parts, nodes.values()), input)
}

/** The parts with the nodes they became, in the same order. */
function treeOf(parts: readonly Part[], nodes: Iterator<Node>): Tree[] {
  const trees: Tree[] = []

  for (const part of parts) {
    if (part.type === 'chain') {
      for (let time = 0; time < part.times; time++) trees.push(...treeOf(part.parts, nodes))
    } else {
      const branches = part.type === 'block' ? part.branches.map((branch) => treeOf(branch, nodes)) : []
      const { value: node } = nodes.next() as { value: Node | undefined }

      if (node) trees.push({ node, branches })
    }
  }

  return trees
}

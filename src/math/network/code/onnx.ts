import { describeJoin, describeLayer } from '../describe/describe.ts'
import { pythonLiteral } from '../python.ts'
import { type Node, networkInput } from '../trace/walk.ts'

/** One `make_node` a row; values are named after the row that makes them, weights after the row that has them. */
export function onnxCode(nodes: readonly Node[]): string {
  const lines = nodes.map((node, index) => {
    const { layer, join, step, sources } = node
    const { class: name, attributes } =
      layer === null ? describeJoin(join ?? 'res', 'onnx') : describeLayer(layer, step, 'onnx')
    const weights = step.trainable > 0n ? [`w${index}`, ...(step.hasBias ? [`b${index}`] : [])] : []
    const inputs = [...sources.map(valueName), ...weights].map((input) => `'${input}'`)
    const said = Object.entries(attributes).map(([key, value]) => `, ${key}=${pythonLiteral(value)}`)

    return `    helper.make_node('${name}', [${inputs.join(', ')}], ['x${index}']${said.join('')}),`
  })

  return ['nodes = [', ...lines, ']'].join('\n')
}

function valueName(node: number): string {
  return node === networkInput ? 'input' : `x${node}`
}

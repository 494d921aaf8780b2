import { describeTfjs } from '../describe/keras.ts'
import type { Arguments } from '../layer.ts'
import type { Used, Writer } from './writer.ts'

export const tfjsWriter: Writer = {
  layer: (layer, step) => {
    const { class: name, attributes } = describeTfjs(layer, step)

    return [`tf.layers.${functionOf(name)}(${options(attributes)})`]
  },
  flatten: 'tf.layers.flatten()',
  joins: { res: 'add', cat: 'concat' },
  chain: { open: 'chain(', close: ')' },
  identity: 'chain()',
  frame: (body, used, [channels = 1, ...spatial]) => {
    const shape = JSON.stringify([...spatial, channels])
    const definitions = definitionsOf(used).join('\n')

    return `${definitions}const inputs = tf.input({ shape: ${shape} })\nconst outputs = chain(\n${body}\n)(inputs)\nconst model = tf.model({ inputs, outputs })`
  },
}

/** `Conv2DTranspose` → `conv2dTranspose`, `ReLU` → `reLU`. */
function functionOf(name: string): string {
  return name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/(\d)D/, '$1d')
}

function options(attributes: Arguments): string {
  const said = Object.entries(attributes).filter(([, value]) => value !== null)

  return said.length === 0
    ? ''
    : `{ ${said.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ')} }`
}

function definitionsOf({ res, cat }: Used): readonly string[] {
  const join = (name: string, layer: string) =>
    `const ${name} = (...branches) => (x) => ${layer}.apply(branches.map((branch) => apply(branch, x)))`

  return [
    "const apply = (part, x) => (typeof part === 'function' ? part(x) : part.apply(x))",
    'const chain = (...parts) => (x) => parts.reduce((value, part) => apply(part, value), x)',
    ...(res ? [join('add', 'tf.layers.add()')] : []),
    ...(cat ? [join('concat', 'tf.layers.concatenate()')] : []),
    '',
  ]
}

import { kerasClasses } from '../classes/keras.ts'
import { describeKeras } from '../describe/keras.ts'
import type { Arguments } from '../layer.ts'
import { pythonArguments, pythonLiteral } from '../python.ts'
import type { Used, Writer } from './writer.ts'

export const kerasWriter: Writer = {
  layer: (layer, step) => {
    const { class: name, attributes } = describeKeras(layer, step)

    return [call(name, attributes)]
  },
  flatten: 'layers.Flatten()',
  joins: { res: 'add', cat: 'concat' },
  chain: { open: 'chain(', close: ')' },
  identity: 'chain()',
  frame: (body, used, input) =>
    used.res || used.cat ? functional(body, used, input) : sequential(body, input),
}

function call(name: string, attributes: Arguments): string {
  const signature = Object.hasOwn(kerasClasses, name) ? kerasClasses[name]?.signature : undefined
  const usual = 'pool_size' in attributes ? { strides: attributes.pool_size ?? null } : {}

  return `layers.${name}(${pythonArguments(attributes, signature ?? {}, usual)})`
}

function sequential(body: string, input: readonly number[]): string {
  return `keras.Sequential([\n    keras.Input(shape=${shapeOf(input)}),\n${body}\n])`
}

/** Channels last, as Keras has them. */
function shapeOf([channels = 1, ...spatial]: readonly number[]): string {
  return pythonLiteral([...spatial, channels])
}

function functional(body: string, { res, cat }: Used, input: readonly number[]): string {
  return [
    chain,
    ...(res ? [join('add', 'layers.Add()')] : []),
    ...(cat ? [join('concat', 'layers.Concatenate()')] : []),
    `inputs = keras.Input(shape=${shapeOf(input)})`,
    `outputs = chain(\n${body}\n)(inputs)`,
    'model = keras.Model(inputs, outputs)',
  ].join('\n')
}

const chain = `def chain(*parts):
    def apply(x):
        for part in parts:
            x = part(x)
        return x
    return apply

`

function join(name: string, layer: string): string {
  return `def ${name}(*branches):
    return lambda x: ${layer}([branch(x) for branch in branches])

`
}

import { describeJax } from '../describe/jax.ts'
import type { Arguments } from '../layer.ts'
import { pythonLiteral } from '../python.ts'
import type { Used, Writer } from './writer.ts'

const flatten = 'lambda x: x.reshape((x.shape[0], -1))'

export const jaxWriter: Writer = {
  layer: (layer, step) => {
    const { class: name, attributes } = describeJax(layer, step)
    const said = argumentsText(attributes)
    const isModule = /^[A-Z]/.test(name)

    if (isModule) return [`nn.${name}(${said})`]
    if (layer.kind === 'flatten') return [flatten]
    if (layer.kind === 'global_avg_pool' || layer.kind === 'global_max_pool') {
      return [
        `lambda x: jnp.${name}(x, axis=${pythonLiteral(step.input.shape.slice(1).map((_, axis) => axis + 1))})`,
      ]
    }

    return [said === '' ? `nn.${name}` : `partial(nn.${name}, ${said})`]
  },
  flatten,
  joins: { res: 'Add', cat: 'Concat' },
  chain: { open: 'nn.Sequential([', close: '])' },
  identity: 'lambda x: x',
  frame: (body, used) => [...definitions(used), 'nn.Sequential([', body, '])'].join('\n'),
}

function argumentsText(attributes: Arguments): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${pythonLiteral(value)}`)
    .join(', ')
}

function definitions({ res, cat }: Used): readonly string[] {
  const define = (name: string, result: string) => `def ${name}(*branches):\n    return lambda x: ${result}\n`

  return [
    ...(res ? [define('Add', 'sum(branch(x) for branch in branches)')] : []),
    ...(cat ? [define('Concat', 'jnp.concatenate([branch(x) for branch in branches], -1)')] : []),
  ]
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { netTrace, type TraceRow } from '../../../src/math/network/trace.ts'

interface RecordedLayer {
  readonly name: string
  readonly type: string
  readonly config: string
  readonly input: readonly number[]
  readonly output: readonly number[]
  readonly params: number
  readonly macs: number
  readonly receptive_field?: number
  readonly jump?: number
  readonly effective_padding?: number
}

interface Stack {
  readonly input: readonly number[]
  readonly output: readonly number[]
  readonly notation: string
  readonly total_params: number
  readonly total_macs_conv_linear: number
  readonly layers: readonly RecordedLayer[]
}

const stacks = JSON.parse(readFileSync('tests/oracle/stacks.public.json', 'utf8')) as Readonly<
  Record<string, Stack>
>
const named = Object.entries(stacks).map(([name, stack]) => ({ name, ...stack }))

/** The model as `print(model)` writes it: modules by their dotted names. */
function printed({ layers }: Stack): string {
  const modules = new Map<string, RecordedLayer[]>()
  for (const layer of layers) {
    const [module = ''] = layer.name.split('.')
    modules.set(module, [...(modules.get(module) ?? []), layer])
  }

  const lines = [...modules].flatMap(([module, children]) => {
    if (children[0]?.name === module) return [`  (${module}): ${children[0].config}`]

    return [
      `  (${module}): Sequential(`,
      ...children.map(({ name, config }) => `    (${name.split('.').at(-1)}): ${config}`),
      '  )',
    ]
  })

  return ['Net(', ...lines, ')'].join('\n')
}

function expectRow(row: TraceRow | undefined, recorded: RecordedLayer): void {
  expect(row).toMatchObject({
    class: recorded.type,
    output: recorded.output.slice(1),
    params: recorded.params,
    macs: String(recorded.macs),
  })
  if (recorded.receptive_field !== undefined) {
    expect(row?.rf).toMatchObject({
      size: [recorded.receptive_field, recorded.receptive_field],
      jump: [recorded.jump, recorded.jump],
      padding: [recorded.effective_padding, recorded.effective_padding],
    })
  }
}

/** What the notation and the model write differently: where they flatten, and what does nothing to a trained network. */
function weighty(rows: readonly { class?: string; type?: string }[]) {
  const left: ReadonlySet<string> = new Set(['Flatten', 'Dropout', 'AdaptiveAvgPool2d'])

  return rows.filter((row) => !left.has(row.class ?? row.type ?? ''))
}

describe('a recorded network', () => {
  it.each(named)('$name in the notation has what the model had, layer by layer', (stack) => {
    const { layers, totals, output } = netTrace({ layers: stack.notation })
    const recorded = weighty(stack.layers) as RecordedLayer[]
    const rows = weighty(layers) as TraceRow[]

    expect(output).toEqual(stack.output.slice(1))
    expect(totals.params).toBe(stack.total_params)
    expect(totals.macs).toBe(String(stack.total_macs_conv_linear))
    expect(rows).toHaveLength(recorded.length)
    for (const [index, layer] of recorded.entries()) expectRow(rows[index], layer)
  })

  it.each(named)('$name printed by PyTorch has every row of the model', (stack) => {
    const input = stack.input.slice(1).join('x')
    const { layers, totals } = netTrace({ layers: printed(stack), input })

    expect(totals.params).toBe(stack.total_params)
    expect(layers).toHaveLength(stack.layers.length)
    for (const [index, layer] of stack.layers.entries()) {
      expectRow(layers[index], layer)
      expect(layers[index]?.input).toEqual(layer.input.slice(1))
    }
  })

  it.each(named)('$name is a preset', ({ name, notation }) => {
    const preset = netTrace({ preset: name })
    const typed = netTrace({ layers: notation })

    expect({ ...preset.totals, activationBytes: 0 }).toEqual({ ...typed.totals, activationBytes: 0 })
  })

  it('printed in one line, as a chat sends it, is the same', () => {
    const text = printed(stacks.lenet5 as Stack)
    const lines = netTrace({ layers: text, input: '1x32x32' })
    const line = netTrace({ layers: text.replaceAll('\n', ' '), input: '1x32x32' })

    expect(line).toEqual(lines)
  })
})

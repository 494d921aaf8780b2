import { torchClasses } from '../classes/torch.ts'
import { describeTorch } from '../describe/torch.ts'
import type { Arguments, Layer, Windowed } from '../layer.ts'
import { pythonArguments } from '../python.ts'
import type { Step } from '../trace/step.ts'
import type { Used, Writer } from './writer.ts'

export const torchWriter: Writer = {
  layer,
  flatten: 'nn.Flatten()',
  joins: { res: 'Add', cat: 'Concat' },
  chain: { open: 'nn.Sequential(', close: ')' },
  identity: 'nn.Identity()',
  frame: (body, used) =>
    [
      ...definitions(used),
      `${used.res || used.cat || used.recurrent ? 'model = ' : ''}nn.Sequential(`,
      body,
      ')',
    ].join('\n'),
}

function layer(each: Layer, step: Step): readonly string[] {
  const { class: name, attributes } = describeTorch(each, step)

  switch (each.kind) {
    case 'conv':
    case 'depthwise_conv':
      return convolution(name, attributes, step)
    case 'separable_conv':
      return separable(each, attributes, step)
    case 'global_avg_pool':
    case 'global_max_pool':
      return [call(name, attributes), 'nn.Flatten(1)']
    case 'rnn':
    case 'lstm':
    case 'gru':
      return [`Outputs(${call(name, { ...attributes, batch_first: true })})`]
    default:
      return [call(name, attributes)]
  }
}

/** PyTorch pads both sides alike; what is uneven goes before. */
function convolution(name: string, attributes: Arguments, { resolved }: Step): readonly string[] {
  const pairs = resolved.padding ?? []
  const isNamed = typeof attributes.padding === 'string'

  if (isNamed || pairs.every(([begin, end]) => begin === end)) return [call(name, attributes)]

  return [
    call(`ZeroPad${pairs.length}d`, { padding: pairs.toReversed().flat() }),
    call(name, { ...attributes, padding: 0 }),
  ]
}

function separable(each: Windowed, attributes: Arguments, step: Step): readonly string[] {
  const axes = step.input.shape.length - 1
  const channels = step.input.shape[0] ?? 1
  const between = channels * each.multiplier
  const depthwise = { ...attributes, out_channels: between, groups: channels, bias: false }
  const pointwise = {
    in_channels: between,
    out_channels: step.output.shape[0] ?? 1,
    kernel_size: 1,
    bias: each.bias,
  }

  return [
    ...convolution(`Conv${axes}d`, depthwise, step),
    `nn.Conv${axes}d(${between}, ${pointwise.out_channels}, 1${each.bias ? '' : ', bias=False'})`,
  ]
}

function call(name: string, attributes: Arguments): string {
  const signature = Object.hasOwn(torchClasses, name) ? torchClasses[name]?.signature : undefined
  // A pool's stride is its kernel where nothing is said.
  const usual = 'ceil_mode' in attributes ? { stride: attributes.kernel_size ?? null } : {}

  return `nn.${name}(${pythonArguments(attributes, signature ?? {}, usual)})`
}

function definitions({ res, cat, recurrent }: Used): readonly string[] {
  return [
    ...(res ? [block('Add', 'sum(branch(x) for branch in self.branches)')] : []),
    ...(cat ? [block('Concat', 'torch.cat([branch(x) for branch in self.branches], 1)')] : []),
    ...(recurrent ? [outputs] : []),
  ]
}

function block(name: string, forward: string): string {
  return `class ${name}(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(branches)

    def forward(self, x):
        return ${forward}

`
}

const outputs = `class Outputs(nn.Module):
    def __init__(self, cells):
        super().__init__()
        self.cells = cells

    def forward(self, x):
        return self.cells(x)[0]

`

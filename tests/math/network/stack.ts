import fc from 'fast-check'

/** A layer over one spatial axis, as data for tests that know nothing of the notation's reader. */
export type TestLayer =
  | {
      readonly type: 'window'
      readonly kernel: number
      readonly stride: number
      readonly dilation: number
      readonly begin: number
      readonly end: number
      readonly isPool: boolean
    }
  | {
      readonly type: 'transposed'
      readonly kernel: number
      readonly stride: number
      readonly dilation: number
      readonly padding: number
    }
  | { readonly type: 'upsample'; readonly scale: number }
  | { readonly type: 'adaptive'; readonly size: number }
  | { readonly type: 'crop'; readonly begin: number; readonly end: number }
  | { readonly type: 'relu' }
  | {
      readonly type: 'block'
      readonly join: 'res' | 'cat'
      readonly branches: readonly (readonly TestLayer[])[]
    }

const small = fc.integer({ min: 1, max: 4 })
const pad = fc.integer({ min: 0, max: 2 })

const simple: fc.Arbitrary<TestLayer> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('window' as const),
      kernel: small,
      stride: small,
      dilation: small,
      begin: pad,
      end: pad,
      isPool: fc.constant(false),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('window' as const),
      kernel: fc.constantFrom(2, 3),
      stride: small,
      dilation: fc.constant(1),
      begin: fc.constant(1),
      end: fc.constant(1),
      isPool: fc.constant(true),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('transposed' as const),
      kernel: small,
      stride: small,
      dilation: small,
      padding: pad,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('upsample' as const), scale: fc.constantFrom(0.5, 1.5, 2, 3) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('adaptive' as const), size: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('crop' as const), begin: pad, end: pad }) },
  { weight: 1, arbitrary: fc.constant({ type: 'relu' as const }) },
)

/** Layers that keep the length, so that branches fit together. */
const keeping: fc.Arbitrary<TestLayer> = fc.oneof(
  fc.record({ dilation: small, reach: pad }).map(
    ({ dilation, reach }): TestLayer => ({
      type: 'window',
      kernel: 2 * reach + 1,
      stride: 1,
      dilation,
      begin: reach * dilation,
      end: reach * dilation,
      isPool: false,
    }),
  ),
  fc.record({ begin: pad, end: pad }).map(
    ({ begin, end }): TestLayer => ({
      type: 'window',
      kernel: begin + end + 1,
      stride: 1,
      dilation: 1,
      begin,
      end,
      isPool: false,
    }),
  ),
  fc.constant({ type: 'relu' as const }),
)

const block: fc.Arbitrary<TestLayer> = fc.record({
  type: fc.constant('block' as const),
  join: fc.constantFrom('res' as const, 'cat' as const),
  branches: fc.array(fc.array(keeping, { maxLength: 3 }), { minLength: 2, maxLength: 3 }),
})

export const testStacks: fc.Arbitrary<readonly TestLayer[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: simple }, { weight: 1, arbitrary: block }),
  { minLength: 1, maxLength: 7 },
)

/** The stack in the notation; every layer keeps `channels` channels. */
export function textOf(layers: readonly TestLayer[], channels = 2): string {
  return layers.map((layer) => layerText(layer, channels)).join(' > ')
}

function layerText(layer: TestLayer, channels: number): string {
  switch (layer.type) {
    case 'window':
      return layer.isPool
        ? `maxpool ${layer.kernel} s${layer.stride} p1`
        : `dw ${layer.kernel} s${layer.stride} p${layer.begin}-${layer.end} d${layer.dilation} nobias`
    case 'transposed':
      return `convT ${layer.kernel} ${channels} s${layer.stride} p${layer.padding} d${layer.dilation} nobias`
    case 'upsample':
      return `upsample ${layer.scale}`
    case 'adaptive':
      return `adaptiveavgpool ${layer.size}`
    case 'crop':
      return `crop ${layer.begin}-${layer.end}`
    case 'relu':
      return 'relu'
    case 'block':
      return `${layer.join}(${layer.branches.map((branch) => textOf(branch, channels)).join(' | ')})${layer.join === 'cat' ? ` > conv 1 ${channels} nobias` : ''}`
  }
}

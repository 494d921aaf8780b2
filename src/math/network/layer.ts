import type { PaddingMode } from '../conv/layer.ts'
import type { PaddingName, Pair } from '../sizes.ts'
import type { Literal } from './parse/call.ts'

export type Axes = 1 | 2 | 3
export type Arguments = Readonly<Record<string, Literal>>

/** One layer, whoever's words it was typed in. Sizes have one value, or one per spatial axis, slowest first. */
export type Layer = Windowed | Pool | Resized | Dense | Norm | Recurrent | Plain

interface Shared {
  /** As typed. */
  readonly text: string
  /** The pasted constructor; null where the notation was used. */
  readonly pasted: Pasted | null
}

export interface Pasted {
  readonly class: string
  /** Arguments by name as typed, with the class's defaults. */
  readonly bound: Arguments
}

interface Sliding extends Shared {
  /** Null: the input decides. */
  readonly axes: Axes | null
  readonly kernel: readonly number[]
  /** Null: the framework's default. */
  readonly stride: readonly number[] | null
  readonly padding: PaddingName | readonly Pair[]
  readonly dilation: readonly number[]
}

/** Layers with a kernel of weights, and `unfold`, which has none. */
export interface Windowed extends Sliding {
  readonly kind: 'conv' | 'conv_transpose' | 'depthwise_conv' | 'separable_conv' | 'unfold'
  /** What the constructor says must arrive. */
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly groups: number
  /** Outputs per input channel of the depthwise part. */
  readonly multiplier: number
  readonly bias: boolean
  readonly outputPadding: readonly number[] | null
  readonly paddingMode: PaddingMode
}

export interface Pool extends Sliding {
  readonly kind: 'max_pool' | 'avg_pool' | 'lp_pool'
  readonly ceil: boolean
}

/** Layers that set, scale or move the borders of the spatial axes without weights. */
export type Resized =
  | (Shared & {
      readonly kind: 'adaptive_avg_pool' | 'adaptive_max_pool'
      readonly axes: Axes | null
      /** Null keeps the axis. */
      readonly outputSize: readonly (number | null)[]
    })
  | (Shared & { readonly kind: 'global_avg_pool' | 'global_max_pool'; readonly axes: Axes | null })
  | (Shared & {
      readonly kind: 'upsample'
      readonly axes: Axes | null
      readonly size: readonly number[] | null
      readonly scale: readonly number[]
      /** Whether neighbours are mixed (linear, cubic) instead of copied. */
      readonly mixes: boolean
    })
  | (Shared & { readonly kind: 'pixel_shuffle'; readonly factor: number })
  | (Shared & { readonly kind: 'pad' | 'crop'; readonly axes: Axes | null; readonly amount: readonly Pair[] })

export interface Dense extends Shared {
  readonly kind: 'linear'
  readonly inFeatures: number | null
  readonly outFeatures: number
  readonly bias: boolean
}

export type Norm =
  | (Shared & {
      readonly kind: 'batch_norm' | 'instance_norm'
      readonly axes: Axes | null
      readonly features: number | null
      readonly affine: boolean
      /** Whether a running mean and variance are kept. */
      readonly tracks: boolean
    })
  | (Shared & {
      readonly kind: 'layer_norm'
      /** The trailing axes; null: all of them in PyTorch, the channels elsewhere. */
      readonly shape: readonly number[] | null
      readonly affine: boolean
      readonly bias: boolean
    })
  | (Shared & {
      readonly kind: 'group_norm'
      readonly groups: number
      readonly features: number | null
      readonly affine: boolean
    })

export interface Recurrent extends Shared {
  readonly kind: 'rnn' | 'lstm' | 'gru'
  readonly inputSize: number | null
  readonly hidden: number
  readonly layers: number
  readonly directions: 1 | 2
  readonly bias: boolean
  /** Whether every step is given, or the last one only. */
  readonly sequences: boolean
}

export type Plain =
  | (Shared & { readonly kind: 'flatten'; readonly from: number; readonly to: number })
  | (Shared & {
      readonly kind: 'activation'
      readonly name: Activation
      /** Slope or α; null: the framework's default. */
      readonly param: number | null
    })
  | (Shared & { readonly kind: 'dropout'; readonly rate: number })
  | (Shared & { readonly kind: 'identity' })
  | (Shared & { readonly kind: 'embedding'; readonly entries: number; readonly dimension: number })

/** The activations of the notation, under its names. */
export const activations = [
  'relu',
  'relu6',
  'leaky_relu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'mish',
  'softplus',
  'softsign',
  'tanh',
  'hardtanh',
  'hardswish',
  'sigmoid',
  'softmax',
  'prelu',
] as const
export type Activation = (typeof activations)[number]

export type LayerKind = Layer['kind'] | 'add' | 'concat'

/** A network with its layers looked up. */
export interface Network {
  readonly framework: 'pytorch' | 'keras' | null
  /** Channels first, as typed; null where the text names none. */
  readonly input: readonly number[] | null
  readonly parts: readonly Part[]
  readonly outermost: string | null
}

export type Part =
  | {
      readonly type: 'layer'
      readonly layer: Layer
      /**
       * Features that a flatten before it would give, where the text cannot show one: `print(model)` leaves out what
       * happens in `forward()`. Null: what arrives is taken as it is.
       */
      readonly flattensTo: number | null
    }
  | { readonly type: 'chain'; readonly parts: readonly Part[]; readonly times: number }
  | {
      readonly type: 'block'
      readonly join: 'res' | 'cat'
      readonly branches: readonly (readonly Part[])[]
    }

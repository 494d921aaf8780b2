/** A layer with weights, as far as its initialisation depends on it. */
export type WeightLayer =
  | {
      readonly kind: 'linear'
      readonly inFeatures: number
      readonly outFeatures: number
      readonly bias: boolean
    }
  | ConvLayer
  | {
      readonly kind: 'depthwise'
      readonly kernel: readonly number[]
      readonly channels: number
      /** Outputs per input channel. */
      readonly multiplier: number
      readonly bias: boolean
    }
  | { readonly kind: 'embedding'; readonly entries: number; readonly dimension: number }
  | RecurrentLayer
  | { readonly kind: 'attention'; readonly dimension: number; readonly bias: boolean }
  | { readonly kind: 'norm'; readonly shape: readonly number[]; readonly bias: boolean }

export interface ConvLayer {
  readonly kind: 'conv' | 'transposed'
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly inChannels: number
  readonly outChannels: number
  readonly groups: number
  readonly bias: boolean
}

export interface RecurrentLayer {
  readonly kind: 'recurrent'
  readonly cell: Cell
  readonly inputSize: number
  readonly hiddenSize: number
  readonly layers: number
  readonly directions: 1 | 2
  readonly bias: boolean
}

export type Cell = 'rnn' | 'lstm' | 'gru'

/** Gates whose weights lie in one tensor. */
export const gateCounts: Readonly<Record<Cell, number>> = { rnn: 1, lstm: 4, gru: 3 }

import { UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import { limits } from '../../limits.ts'
import { note } from '../../note.ts'
import type { Plain, Resized } from '../layer.ts'
import {
  type AxisReach,
  bare,
  checkPositive,
  perAxis,
  pointwise,
  type Setting,
  type Step,
  spatialOf,
  type Value,
  whole,
} from './step.ts'

type Kind<K extends Resized['kind']> = Extract<Resized, { kind: K }>

/** $ \lfloor i \cdot scale \rfloor $ in double arithmetic, as PyTorch computes it, or the size that was asked for. */
export function applyUpsample(layer: Kind<'upsample'>, value: Value): Step {
  const { channels, spatial } = spatialOf(value, layer.axes)
  const scale = perAxis(layer.scale, spatial.length)
  const output = layer.size
    ? perAxis(layer.size, spatial.length)
    : spatial.map((size, axis) => Math.floor(size * (scale[axis] ?? 1)))
  checkPositive(output)

  return {
    ...bare(value, [channels, ...output.map(countable)], {
      type: 'axes',
      axes: output.map((): AxisReach => ({ type: 'nearest' })),
    }),
    notes: layer.mixes ? [note('net.note.interpolation')] : [],
  }
}

/** Beyond exact integers a size is no longer a count. */
function countable(size: number): number {
  if (size <= limits.elements) return size

  throw new UserError('conv.tooLarge', { quantity: 'output', count: String(size), limit: limits.elements })
}

/** C/r² channels, each axis r times as long. */
export function applyPixelShuffle({ factor }: Kind<'pixel_shuffle'>, value: Value): Step {
  const { channels, spatial } = spatialOf(value, 2)
  const square = factor * factor

  if (factor < 1) throw new UserError('conv.kernelNotPositive', { given: factor })
  if (channels % square !== 0) {
    throw new UserError('net.pixelShuffleChannels', { channels, factor, square })
  }

  return bare(value, [channels / square, ...spatial.map((size) => countable(size * factor))], {
    type: 'axes',
    axes: spatial.map((): AxisReach => ({ type: 'nearest' })),
  })
}

/** Elements added around the axes, or taken away; PyTorch's ZeroPad takes away where its numbers are below 0. */
export function applyPad(layer: Kind<'pad' | 'crop'>, value: Value, { framework }: Setting): Step {
  const { channels, spatial } = spatialOf(value, layer.axes)
  const amount = perAxis(layer.amount, spatial.length)
  const negative = amount.flat().find((side) => side < 0)
  const mayBeNegative = layer.pasted !== null && framework === 'pytorch'

  if (negative !== undefined && !mayBeNegative)
    throw new UserError('conv.paddingNegative', { given: negative })

  const sign = layer.kind === 'pad' ? 1 : -1
  const output = spatial.map((size, axis) => {
    const [begin, end] = amount[axis] ?? [0, 0]

    return size + sign * (begin + end)
  })
  checkPositive(output)

  return {
    ...bare(value, [channels, ...output], {
      type: 'axes',
      axes: amount.map(([begin]) => ({
        type: 'window',
        kernel: 1,
        stride: 1,
        dilation: 1,
        begin: sign * begin,
      })),
    }),
    resolved: { padding: amount },
  }
}

/** Axes `from` to `to` become one. PyTorch counts the batch as axis 0, and −1 is the last. */
export function applyFlatten({ from, to }: Extract<Plain, { kind: 'flatten' }>, value: Value): Step {
  const rank = value.shape.length + 1
  const [first, last] = [from, to].map((axis) => (axis < 0 ? axis + rank : axis))

  if (first === undefined || last === undefined || first < 0 || last >= rank || first > last) {
    throw new UserError('net.flattenRange', { from, to, last: rank - 1 })
  }
  if (first === 0) throw new UserError('net.flattenBatch', { from })

  const joined = Number(product(value.shape.slice(first - 1, last)))
  const shape = [...value.shape.slice(0, first - 1), joined, ...value.shape.slice(last)]
  const isSame = shape.length === value.shape.length

  return {
    ...bare(value, shape, isSame ? pointwise : whole),
    output: { shape, isSequence: value.isSequence && isSame },
  }
}

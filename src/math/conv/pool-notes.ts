import { frameworkNames } from '../framework.ts'
import { type Note, note } from '../note.ts'
import type { PoolSize } from '../pool.ts'
import { axesOf } from '../window.ts'
import { coverageNotes, tfjsNumberNotes, unevenNotes } from './notes.ts'
import { sameNeed } from './padding.ts'
import type { Pool } from './pool-layer.ts'

type Measured = Omit<PoolSize, 'notes'>

/** Conventions, limits of the engines and traps that an output size does not show. */
export function poolNotes(pool: Pool, size: Measured): Note[] {
  return [
    ...strideNotes(pool),
    ...unevenNotes(size),
    ...windowNotes(size),
    ...(pool.framework === 'onnx' ? onnxNotes(pool) : []),
    ...torchNotes(pool),
    ...tfjsNotes(pool),
    ...coverageNotes(size),
    ...(pool.countIncludePad ? [] : [note('pool.note.countIncludePad')]),
  ]
}

function strideNotes({ framework, hasOwnStride }: Pool): Note[] {
  const movesByOne = framework === 'onnx' || framework === 'jax'

  return movesByOne && !hasOwnStride
    ? [note('pool.note.strideOne', { framework: frameworkNames[framework] })]
    : []
}

function windowNotes({ droppedLastWindow, overhang }: Measured): Note[] {
  return [
    ...(droppedLastWindow.includes(true) ? [note('pool.note.dropped')] : []),
    ...(overhang.some((elements) => elements > 0)
      ? [note('pool.note.overhang', { overhang: overhang.join(' × ') })]
      : []),
  ]
}

/** What ONNX Runtime does beside the operator's text, each measured. */
function onnxNotes(pool: Pool): Note[] {
  const { padding, ceil, dilation } = pool

  if (padding === 'valid') return ceil ? [note('pool.note.onnxValidCeil')] : []
  if (typeof padding !== 'string') return []
  if (dilation.some((step) => step > 1)) return [note('pool.note.onnxAutoPadDilation')]

  return axesOf(pool).some((axis) => sameNeed(axis) < 0) ? [note('pool.note.onnxRefuses')] : []
}

/** PyTorch 1.13 still measured MaxPool2d's padding by the kernel alone. */
function torchNotes({ framework, kernel, padding }: Pool): Note[] {
  const isNew =
    framework === 'pytorch' &&
    typeof padding !== 'string' &&
    padding.some(([begin], axis) => begin > Math.floor((kernel[axis] ?? 1) / 2))

  return isNew ? [note('pool.note.dilatedLimit')] : []
}

function tfjsNotes({ framework, padding, ...pool }: Pool): Note[] {
  const hasNumbers = typeof padding !== 'string' && padding.flat().some((amount) => amount > 0)

  return framework === 'tfjs' && hasNumbers ? tfjsNumberNotes(axesOf(pool)) : []
}

import { type Note, note } from '../note.ts'
import type { ConvSize } from '../shape.ts'
import type { Axis } from '../window.ts'
import { sameNeed } from './padding.ts'

type Measured = Omit<ConvSize, 'notes'>

/** Conventions, limits of the engines and traps that an output size does not show. */
export function convolutionNotes(size: Measured, axes: readonly Axis[]): Note[] {
  return [...paddingNotes(size), ...engineNotes(size, axes), ...coverageNotes(size), ...costNotes(size)]
}

function paddingNotes(size: Measured): Note[] {
  const isUneven = size.padding.some(([begin, end]) => begin !== end)

  if (size.paddingRule !== 'explicit') return unevenNotes(size)

  return isUneven && size.framework === 'pytorch'
    ? [note('conv.note.asymmetricPytorch', { dims: size.dims })]
    : []
}

/** Which side of a `same` padding has the odd element. */
export function unevenNotes({
  paddingRule,
  padding,
  stride,
}: Pick<Measured, 'paddingRule' | 'padding' | 'stride'>): Note[] {
  const axis = padding.findIndex(([begin, end]) => begin !== end)
  const [begin, end] = padding[axis] ?? [0, 0]

  if (axis < 0) return []
  if (paddingRule === 'sameLower') return [note('conv.note.extraAtBegin', { begin, end })]
  if (paddingRule !== 'same') return []

  // One element more leaves the size as it is only where the window steps over it.
  return (stride[axis] ?? 1) > 1
    ? [note('conv.note.extraAtEndStrided', { begin, end })]
    : [note('conv.note.extraAtEnd', { begin, end })]
}

/** What the engines do beside the formula, each measured. */
function engineNotes({ framework, paddingRule, padding, dims }: Measured, axes: readonly Axis[]): Note[] {
  const isSame = paddingRule === 'same' || paddingRule === 'sameLower'
  const isPadded = padding.flat().some((amount) => amount > 0)

  if (framework === 'onnx' && isSame) {
    if (axes.some((axis) => axis.dilation > 1)) return [note('conv.note.onnxAutoPadDilation')]
    if (axes.some((axis) => sameNeed(axis) < 0)) return [note('conv.note.onnxCrops')]
  }
  if (framework === 'tfjs' && paddingRule === 'causal') return [note('conv.note.tfjsCausal')]
  if (framework === 'tfjs' && paddingRule === 'explicit' && isPadded) {
    return dims === 1 ? [note('conv.note.tfjsNumbers1d')] : tfjsNumberNotes(axes)
  }

  return []
}

/** One number as pad is right only where all axes are alike (measured). */
export function tfjsNumberNotes(axes: readonly Axis[]): Note[] {
  return axes.every((axis) => sameWindow(axis, axes[0])) ? [] : [note('conv.note.tfjsNumbers')]
}

function sameWindow(axis: Axis, other: Axis = axis): boolean {
  return axis.kernel === other.kernel && axis.stride === other.stride && axis.dilation === other.dilation
}

/** Elements that no window sees, between the windows or after the last. */
export function coverageNotes({
  stride,
  effectiveKernel,
  unused,
  output,
}: Pick<Measured, 'stride' | 'effectiveKernel' | 'unused' | 'output'>): Note[] {
  const skipping = stride.findIndex((step, axis) => {
    return step > (effectiveKernel[axis] ?? 0) && (output[axis] ?? 0) > 1
  })
  const leftOver = Math.max(...unused)

  return [
    ...(skipping < 0
      ? []
      : [
          note('conv.note.skips', {
            stride: stride[skipping] ?? 0,
            effectiveKernel: effectiveKernel[skipping] ?? 0,
          }),
        ]),
    ...(leftOver > 0 ? [note('conv.note.unused', { unused: unused.join(' × ') })] : []),
  ]
}

function costNotes({ macs }: Measured): Note[] {
  return macs === null ? [] : [note('conv.note.macs')]
}

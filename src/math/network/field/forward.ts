import { UserError } from '../../../errors.ts'
import { limits } from '../../limits.ts'
import { effectiveKernel } from '../../window.ts'
import type { AxisReach, Reach, WindowReach } from '../trace/step.ts'

/**
 * What one output element sees of the network's input on one axis: $ [-P + xj,\; -P + xj + r - 1] $ for output x, which
 * may leave the input.
 */
export interface AxisField {
  /** r, elements. */
  readonly size: number
  /** j, elements per step of the output. */
  readonly jump: number
  /** P, elements before the input. */
  readonly padding: number
}

export interface Field {
  /** Null where the same numbers do not hold for every output element. */
  readonly axes: readonly AxisField[] | null
  readonly isWhole: boolean
  readonly isPositionDependent: boolean
  /** Whether paths with different centres met. */
  readonly isUnaligned: boolean
}

/** The field of an input element: itself. */
export function inputField(axes: number): Field {
  return {
    axes: Array.from({ length: axes }, () => ({ size: 1, jump: 1, padding: 0 })),
    isWhole: false,
    isPositionDependent: false,
    isUnaligned: false,
  }
}

/**
 * The field after one more layer.
 *
 * $$ r_l = r_{l-1} + (k_e - 1) j_{l-1}, \quad P_l = P_{l-1} + p_b j_{l-1}, \quad j_l = j_{l-1} s $$
 *
 * Araujo, Norris & Sim 2019, "Computing receptive fields of convolutional neural networks".
 *
 * @throws UserError `net.tooLarge` beyond exact integers.
 */
export function fieldAfter(reach: Reach, field: Field): Field {
  if (reach.type === 'pointwise') return field
  if (reach.type === 'whole') return { ...field, axes: null, isWhole: true }
  if (field.isWhole) return field
  if (reach.type === 'unfold') return { ...field, axes: null, isPositionDependent: true }

  const axes = reach.axes.map((axis, index) => after(axis, field.axes?.[index]))
  const known = axes.filter((axis) => axis !== null)

  return known.length === axes.length
    ? { ...field, axes: known }
    : { ...field, axes: null, isPositionDependent: true }
}

function after(reach: AxisReach, before: AxisField | undefined): AxisField | null {
  const window = asWindow(reach)
  if (window === null || before === undefined) return null

  const reached = effectiveKernel(window.kernel, window.dilation)

  return checked({
    size: before.size + (reached - 1) * before.jump,
    jump: before.jump * window.stride,
    padding: before.padding + window.begin * before.jump,
  })
}

/** Dumoulin & Visin 2016, relationship 8: with stride 1 a transposed convolution is one with padding k_e − 1 − p. */
function asWindow(reach: AxisReach): WindowReach | null {
  if (reach.type === 'window') return reach
  if (reach.type !== 'transposed' || reach.stride > 1) return null

  return { ...reach, begin: effectiveKernel(reach.kernel, reach.dilation) - 1 - reach.begin }
}

/** The hull of several paths: from the first element that any of them sees to the last. */
export function fieldOfPaths(fields: readonly Field[]): Field {
  const [first, ...others] = fields
  if (first === undefined || others.length === 0) return first ?? inputField(0)

  const isWhole = fields.some((field) => field.isWhole)
  const agree = first.axes?.every((axis, index) => {
    return others.every(({ axes }) => axes?.[index]?.jump === axis.jump)
  })
  const axes = agree && !isWhole ? first.axes?.map((_, index) => hull(fields, index)) : undefined

  return {
    axes: axes ?? null,
    isWhole,
    isPositionDependent: !isWhole && axes === undefined,
    isUnaligned: fields.some((field) => field.isUnaligned) || centresDiffer(fields),
  }
}

function hull(fields: readonly Field[], index: number): AxisField {
  const axes = fields.flatMap((field) => field.axes?.[index] ?? [])
  const padding = Math.max(...axes.map((axis) => axis.padding))
  const last = Math.max(...axes.map((axis) => axis.size - axis.padding))

  return checked({ size: last + padding, jump: axes[0]?.jump ?? 1, padding })
}

function centresDiffer(fields: readonly Field[]): boolean {
  const known = fields.flatMap(({ axes }) => (axes === null ? [] : [String(axes.map(offsetOf))]))

  return new Set(known).size > 1
}

/** The input coordinate of the centre of output 0; a half between two elements where r is even. */
export function offsetOf({ size, padding }: AxisField): number {
  return (size - 1) / 2 - padding
}

function checked(axis: AxisField): AxisField {
  const largest = Math.max(axis.size, axis.jump, Math.abs(axis.padding))

  if (largest > limits.elements) {
    throw new UserError('net.tooLarge', { quantity: 'field', count: String(largest), limit: limits.elements })
  }

  return axis
}

import { UserError } from '../../errors.ts'
import { type Framework, frameworkNames } from '../framework.ts'
import type { PaddingName, Pair } from '../sizes.ts'
import { type Axis, axesOf, effectiveKernel } from '../window.ts'
import { checkStrideWithDilation, tellPadding } from './checks.ts'
import type { Pool, PoolType } from './pool-layer.ts'
import { countPoolWindows } from './pool-windows.ts'
import { checkSigns } from './signs.ts'

interface Support {
  readonly types: readonly PoolType[]
  readonly padding: readonly PaddingName[]
  /** `symmetric`: the same on both sides; `none`: only 0. */
  readonly numbers: 'any' | 'symmetric' | 'none'
  readonly dilation: boolean
  readonly ceil: boolean
}

/** Measured where the engine runs, read from the source elsewhere; PyTorch's dilation is that of max pools. */
const support: Readonly<Record<Framework, Support>> = {
  pytorch: {
    types: ['max', 'avg', 'lp'],
    padding: ['valid'],
    numbers: 'symmetric',
    dilation: true,
    ceil: true,
  },
  onnx: {
    types: ['max', 'avg', 'lp'],
    padding: ['valid', 'same', 'same_lower'],
    numbers: 'any',
    dilation: true,
    ceil: true,
  },
  keras: { types: ['max', 'avg'], padding: ['valid', 'same'], numbers: 'none', dilation: false, ceil: false },
  tfjs: { types: ['max', 'avg'], padding: ['valid', 'same'], numbers: 'any', dilation: true, ceil: false },
  jax: {
    types: ['max', 'avg'],
    padding: ['valid', 'same', 'same_lower'],
    numbers: 'any',
    dilation: true,
    ceil: false,
  },
}

/** The checks before any padding is worked out, in the order of the house. */
export function checkPool(pool: Pool): void {
  checkSigns({ ...pool, padding: typeof pool.padding === 'string' ? [] : pool.padding.flat() })
  checkPadding(pool)
  checkOptions(pool)
  if (pool.framework === 'tfjs') checkStrideWithDilation(pool, 'pool.strideWithDilation')
  checkLimits(pool)
}

function checkPadding(pool: Pool): void {
  const { framework, padding } = pool
  const { padding: names } = support[framework]
  const numbers = numbersOf(pool)
  const isSupported =
    typeof padding === 'string'
      ? names.includes(padding)
      : padding.every(
          ([begin, end]) => numbers === 'any' || (begin === end && (numbers !== 'none' || end === 0)),
        )

  if (isSupported) return

  throw new UserError('pool.paddingUnsupported', {
    framework: frameworkNames[framework],
    type: pool.type,
    padding: tellPadding(padding),
    supported: [...examples[numbers], ...names].join(', '),
  })
}

const examples = { any: ['0, 1, 0-1, …'], symmetric: ['0, 1, 1x2, …'], none: ['0'] } as const

/** torch/nn/modules/pooling.py: LPPool has no padding. */
function numbersOf({ framework, type }: Pool): Support['numbers'] {
  return framework === 'pytorch' && type === 'lp' ? 'none' : support[framework].numbers
}

function checkOptions({ framework, type, ceil, dilation }: Pool): void {
  const has = support[framework]
  const isDilated = dilation.some((step) => step > 1)
  const hasDilation = has.dilation && (framework !== 'pytorch' || type === 'max')

  if (!has.types.includes(type)) throw unsupported(framework, type, `type=${type}`)
  if (isDilated && !hasDilation) throw unsupported(framework, type, 'dilation')
  if (ceil && !has.ceil) throw unsupported(framework, type, 'ceil')
}

function unsupported(framework: Framework, type: PoolType, option: string): UserError {
  return new UserError('pool.optionUnsupported', { framework: frameworkNames[framework], type, option })
}

/** @throws UserError `pool.paddingTooLarge`, then `pool.inputSmallerThanKernel`. */
function checkLimits(pool: Pool): void {
  const { framework, type, padding } = pool
  const axes = axesOf(pool)

  for (const [index, axis] of axes.entries()) {
    const given = typeof padding === 'string' ? 0 : Math.max(...(padding[index] ?? [0]))
    const { limit, rule } = paddingLimit(pool, axis)

    if (given > limit)
      throw new UserError('pool.paddingTooLarge', { given, kernel: axis.kernel, limit, rule })
  }

  const small = axes.find(({ input, kernel }) => input < kernel)

  // AvgPool3d wants the bare input to hold the window, whatever the padding.
  if (small && framework === 'pytorch' && type === 'avg' && axes.length === 3) {
    throw new UserError('pool.inputSmallerThanKernel', { input: small.input, kernel: small.kernel })
  }
}

/**
 * The most padding a pool takes on one side. PyTorch: half the kernel; MaxPool2d counts the dilation (Pool.h
 * `pool2d_shape_check`), the others do not (MaxPooling.h `check_max_pool1d`, Pool.h `pool3d_shape_check`). ONNX: less
 * than the kernel.
 */
export function paddingLimit({ framework, type, input }: Pool, { kernel, dilation }: Axis) {
  if (framework === 'onnx') return { limit: kernel - 1, rule: 'below' }
  if (framework !== 'pytorch') return { limit: Number.POSITIVE_INFINITY, rule: 'none' }

  const countsDilation = type === 'max' && input.length === 2 && dilation > 1
  const reach = countsDilation ? effectiveKernel(kernel, dilation) : kernel

  return { limit: Math.floor(reach / 2), rule: countsDilation ? 'halfReach' : 'half' }
}

/** @throws UserError `conv.outputNotPositive` for the axis that is furthest from fitting. */
export function checkPoolFit(pool: Pool, pairs: readonly Pair[]): void {
  const fits = axesOf(pool).map((axis, index) => {
    const pair = pairs[index] ?? [0, 0]

    return { axis, pair, output: countPoolWindows(axis, pair, pool.ceil).output }
  })
  const [tight] = fits.filter(({ output }) => output < 1).toSorted((a, b) => lack(b.axis) - lack(a.axis))

  if (!tight) return

  const { axis, output } = tight
  const padded = axis.input + tight.pair[0] + tight.pair[1]
  const padding = Math.ceil(lack(axis) / 2)

  throw new UserError('conv.outputNotPositive', {
    cause: 'window',
    effectiveKernel: effectiveKernel(axis.kernel, axis.dilation),
    dilated: axis.dilation > 1 ? 'yes' : 'no',
    padded,
    output,
    fix: fixFor(pool, axis, padding),
    padding,
    maxKernel: Math.floor((padded - 1) / axis.dilation) + 1,
  })
}

function fixFor(pool: Pool, axis: Axis, padding: number): 'padding' | 'same' | 'kernel' {
  if (support[pool.framework].padding.includes('same')) return 'same'

  return numbersOf(pool) !== 'none' && padding <= paddingLimit(pool, axis).limit ? 'padding' : 'kernel'
}

/** Elements the window reaches beyond the bare input. */
function lack({ input, kernel, dilation }: Axis): number {
  return effectiveKernel(kernel, dilation) - input
}

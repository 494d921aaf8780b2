import { UserError } from '../../../errors.ts'
import { frameworkNames } from '../../framework.ts'
import { poolSize } from '../../pool.ts'
import type { Pool, Resized } from '../layer.ts'
import {
  type AxisReach,
  bare,
  checkPositive,
  perAxis,
  type Setting,
  type Step,
  spatialOf,
  type Value,
  whole,
} from './step.ts'
import { windowReach } from './windows.ts'

const types = { max_pool: 'max', avg_pool: 'avg', lp_pool: 'lp' } as const

export function applyPool(layer: Pool, value: Value, { framework }: Setting): Step {
  const { channels, spatial } = spatialOf(value, layer.axes)
  const axes = spatial.length
  const kernel = perAxis(layer.kernel, axes)
  const movesByOne = framework === 'onnx' || framework === 'jax'
  const usual = movesByOne ? perAxis([1], axes) : kernel
  const size = poolSize({
    framework,
    type: types[layer.kind],
    input: spatial,
    kernel,
    stride: layer.stride ? perAxis(layer.stride, axes) : usual,
    dilation: perAxis(layer.dilation, axes),
    padding: typeof layer.padding === 'string' ? layer.padding : perAxis(layer.padding, axes),
    ceil: layer.ceil,
    countIncludePad: true,
    hasOwnStride: layer.stride !== null,
  })

  return {
    ...bare(value, [channels, ...size.output], windowReach('window', size)),
    resolved: { stride: size.stride, padding: size.padding },
  }
}

type Adaptive = Extract<Resized, { kind: 'adaptive_avg_pool' | 'adaptive_max_pool' }>
type Global = Extract<Resized, { kind: 'global_avg_pool' | 'global_max_pool' }>

/** Window t covers [⌊t·i/o⌋, ⌈(t+1)·i/o⌉); windows of one size where o divides i. */
export function applyAdaptive(layer: Adaptive, value: Value, { framework }: Setting): Step {
  const { channels, spatial } = spatialOf(value, layer.axes)

  if (framework !== 'pytorch') {
    throw new UserError('pool.optionUnsupported', {
      framework: frameworkNames[framework],
      type: layer.kind === 'adaptive_avg_pool' ? 'avg' : 'max',
      option: 'output_size',
    })
  }

  const output = perAxis(layer.outputSize, spatial.length).map((size, axis) => size ?? spatial[axis] ?? 1)
  checkPositive(output)

  const axes = output.map((size, axis): AxisReach => {
    const input = spatial[axis] ?? 1
    const width = input / size

    return input % size === 0
      ? { type: 'window', kernel: width, stride: width, dilation: 1, begin: 0 }
      : { type: 'adaptive' }
  })

  return bare(value, [channels, ...output], { type: 'axes', axes })
}

export function applyGlobal(layer: Global, value: Value): Step {
  const { channels } = spatialOf(value, layer.axes)

  return bare(value, [channels], whole)
}

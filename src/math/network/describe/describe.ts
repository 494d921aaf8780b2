import type { Framework } from '../../framework.ts'
import type { Arguments, Layer } from '../layer.ts'
import type { Join } from '../trace/join.ts'
import type { Step } from '../trace/step.ts'
import { describeJax } from './jax.ts'
import { describeKeras, describeTfjs } from './keras.ts'
import { describeOnnx } from './onnx.ts'
import { describeTorch } from './torch.ts'

/** A layer as the framework's constructor: its class and its arguments under their own names. */
export interface Description {
  readonly class: string
  readonly attributes: Arguments
}

const describers = {
  pytorch: describeTorch,
  keras: describeKeras,
  tfjs: describeTfjs,
  onnx: describeOnnx,
  jax: describeJax,
} as const

export function describeLayer(layer: Layer, step: Step, framework: Framework): Description {
  return describers[framework](layer, step)
}

const joins: Readonly<Record<Framework, Readonly<Record<Join, string>>>> = {
  pytorch: { res: 'add', cat: 'cat' },
  keras: { res: 'Add', cat: 'Concatenate' },
  tfjs: { res: 'Add', cat: 'Concatenate' },
  onnx: { res: 'Add', cat: 'Concat' },
  jax: { res: 'add', cat: 'concatenate' },
}

/** What joins branches, as the framework calls it. */
export function describeJoin(join: Join, framework: Framework): Description {
  const axis = framework === 'pytorch' || framework === 'onnx' ? 1 : -1

  return { class: joins[framework][join], attributes: join === 'cat' ? { axis } : {} }
}

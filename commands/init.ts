import { type Context, defineAction, defineCommand, type Reply } from '../src/command.ts'
import { activationLength } from '../src/math/activation.ts'
import { explainInitStd, initStdFormula } from '../src/math/explain/init.ts'
import { joinSteps, tellSteps } from '../src/math/explain/latex.ts'
import { formatInteger, formatReal } from '../src/math/format.ts'
import { frameworkNames, frameworks } from '../src/math/framework.ts'
import { layerLength } from '../src/math/init/layer-notation.ts'
import { type InitStdOptions, modes, scalingDistributions, schemeNames } from '../src/math/init/options.ts'
import { type InitStd, type InitTensor, initStd } from '../src/math/init.ts'
import { shapeTextLength } from '../src/math/limits.ts'
import { tellNote } from '../src/math/note.ts'

const number = { type: 'number' } as const

/** A stack of recurrent layers has four tensors each; more would not fit a message. */
const shownTensors = 8

/** `/init`: how initial weights are spread, and why. */
export default defineCommand({
  name: 'init',
  place: 'anywhere',
  subcommands: {
    std: defineAction({
      defer: true,
      options: {
        scheme: { type: 'string', required: true, choices: schemeNames },
        layer: { type: 'string', maxLength: layerLength },
        shape: { type: 'string', maxLength: shapeTextLength },
        framework: { type: 'string', choices: frameworks, default: 'pytorch' },
        mode: { type: 'string', choices: modes },
        activation: { type: 'string', maxLength: activationLength },
        param: number,
        gain: number,
        scale: number,
        distribution: { type: 'string', choices: scalingDistributions },
        mean: number,
        std: number,
        lower: number,
        upper: number,
        explain: { type: 'string', choices: ['short', 'steps'], default: 'short' },
      },
      run: (context, { explain, ...options }) => tellStd(context, options, explain),
    }),
  },
})

async function tellStd(
  context: Context,
  options: InitStdOptions,
  explain: 'short' | 'steps',
): Promise<Reply> {
  const { t, render, look } = context
  const answer = initStd(options)
  const formula = initStdFormula(answer)
  const steps = explain === 'steps' ? explainInitStd(answer) : []
  const picture = await render.formula(steps.length > 0 ? joinSteps(steps) : formula, look)

  return {
    text: [
      resultLine(context, answer),
      ...fanLines(context, answer),
      ...tensorLines(context, answer),
      ...codeLines(answer),
    ].join('\n'),
    images: [
      {
        ...picture,
        name: 'init-std.png',
        alt: tellSteps(steps, (name) => t(`init.step.${name}`)) || formula,
      },
    ],
    notes: answer.notes.map((note) => tellNote(context.t, note)),
  }
}

function resultLine({ t }: Context, answer: InitStd): string {
  const { framework, scheme, std, variance, bound, mean } = answer
  const convention = { framework: frameworkNames[framework], scheme, std: formatReal(std) }
  const spread =
    bound === null
      ? t('init.std.result', { ...convention, variance: formatReal(variance) })
      : t('init.std.resultBound', { ...convention, bound: formatReal(bound) })

  return mean === 0 ? spread : `${spread} · ${t('init.std.mean', { mean: formatReal(mean) })}`
}

function fanLines({ t }: Context, { fanIn, fanOut, weightShape }: InitStd): string[] {
  if (fanIn === null || fanOut === null || weightShape === null) return []

  return [
    t('init.std.fans', {
      fanIn: formatInteger(fanIn),
      fanOut: formatInteger(fanOut),
      shape: formatShape(weightShape),
    }),
  ]
}

function tensorLines({ t }: Context, { tensors }: InitStd): string[] {
  const shown = (tensors ?? []).slice(0, shownTensors)
  const left = (tensors?.length ?? 0) - shown.length

  return [
    ...shown.map((tensor) =>
      t('init.std.tensor', {
        name: tensor.name,
        shape: formatShape(tensor.shape),
        spread: tellSpread(t, tensor),
      }),
    ),
    ...(left > 0 ? [t('init.std.moreTensors', { count: left })] : []),
  ]
}

function tellSpread(t: Context['t'], { distribution, bound, std, value }: InitTensor): string {
  switch (distribution) {
    case 'uniform':
      return t('init.spread.uniform', { bound: formatReal(bound ?? 0) })
    case 'constant':
      return t('init.spread.constant', { value: formatReal(value ?? 0) })
    default:
      return t(`init.spread.${distribution}`, { std: formatReal(std) })
  }
}

function codeLines({ code: { pytorch, keras } }: InitStd): string[] {
  const lines = [pytorch, keras].filter((line) => line !== null)

  return lines.length === 0 ? [] : ['```py', ...lines, '```']
}

function formatShape(shape: readonly number[]): string {
  return `(${shape.join(', ')})`
}

import { type Context, defineAction, defineCommand, type Reply } from '../src/command.ts'
import { type ConvSizeOptions, paddingModes } from '../src/math/conv/layer.ts'
import { convSizeFormula, explainConvSize } from '../src/math/explain/conv.ts'
import { joinSteps, tellSteps } from '../src/math/explain/latex.ts'
import { formatCount, formatInteger, formatSize } from '../src/math/format.ts'
import { frameworkNames, frameworks } from '../src/math/framework.ts'
import { sizeTextLength } from '../src/math/limits.ts'
import { tellNote } from '../src/math/note.ts'
import { type ConvSize, convSize } from '../src/math/shape.ts'
import type { Pair } from '../src/math/sizes.ts'

const size = { type: 'string', maxLength: sizeTextLength } as const
const channels = { type: 'integer', min: 1, max: 1_000_000 } as const

/** `/conv`: the arithmetic of convolutions, by the rules of each framework. */
export default defineCommand({
  name: 'conv',
  place: 'anywhere',
  subcommands: {
    size: defineAction({
      defer: true,
      options: {
        input: { ...size, required: true },
        kernel: { ...size, required: true },
        stride: size,
        padding: size,
        dilation: size,
        in: channels,
        out: channels,
        groups: channels,
        bias: { type: 'boolean' },
        dims: { type: 'integer', choices: [1, 2, 3] },
        framework: { type: 'string', choices: frameworks, default: 'pytorch' },
        padding_mode: { type: 'string', choices: paddingModes },
        explain: { type: 'string', choices: ['short', 'steps'], default: 'short' },
      },
      run: (context, { explain, ...options }) => tellSize(context, options, explain),
    }),
  },
})

async function tellSize(
  context: Context,
  options: ConvSizeOptions,
  explain: 'short' | 'steps',
): Promise<Reply> {
  const { t, render, look } = context
  const answer = convSize(options)
  const formula = convSizeFormula(answer)
  const steps = explain === 'steps' ? explainConvSize(answer) : []
  const picture = await render.formula(steps.length > 0 ? joinSteps(steps) : formula, look)

  return {
    text: [
      t('conv.size.result', {
        input: formatSize(answer.input),
        output: formatSize(answer.output),
        framework: frameworkNames[answer.framework],
        rule: t(`conv.rule.${answer.paddingRule}`, { padding: formatPadding(answer.padding) }),
      }),
      ...costLines(context, answer),
    ].join('\n'),
    images: [
      {
        ...picture,
        name: 'conv-size.png',
        alt: tellSteps(steps, (name) => t(`conv.step.${name}`)) || formula,
      },
    ],
    notes: answer.notes.map((note) => tellNote(context.t, note)),
  }
}

function costLines({ t }: Context, { params, macs, weightShape }: ConvSize): string[] {
  if (params === null || macs === null || weightShape === null) return []

  return [
    t('conv.size.cost', {
      params: formatInteger(params),
      macs: formatInteger(macs),
      short: formatCount(macs),
      weight: `(${weightShape.join(', ')})`,
    }),
  ]
}

/** `1` where all sides are alike, `0-1` for begin and end, one per axis where they differ. */
function formatPadding(padding: readonly Pair[]): string {
  const sides = padding.map(([begin, end]) => (begin === end ? String(begin) : `${begin}-${end}`))

  return new Set(sides).size === 1 ? (sides[0] ?? '0') : sides.join(' × ')
}

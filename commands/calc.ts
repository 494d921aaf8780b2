import { type Context, defineAction, defineCommand } from '../src/command.ts'
import { type Calculation, expressionLength } from '../src/math/expression.ts'
import { calcDigits, formatReal, isRounded } from '../src/math/format.ts'
import { escapeMarkdown } from '../src/message.ts'

/** `/calc`: a desk calculator in a closed vocabulary, with exact fractions beside decimals. */
export default defineCommand({
  name: 'calc',
  place: 'anywhere',
  action: defineAction({
    defer: true,
    options: { expression: { type: 'string', required: true, maxLength: expressionLength } },
    async run(context, { expression }) {
      const { render, look, compute, member } = context
      const answer = await compute.evaluate(expression, member.id)
      const picture = await render.formula(answer.latex, look)

      return {
        text: tellValue(context, answer),
        images: [{ ...picture, name: 'calculation.png', alt: answer.latex }],
      }
    },
  }),
})

function tellValue({ t }: Context, { expression, value, exact }: Calculation): string {
  const values = typeof value === 'number' ? [value] : value
  const shown = values.map((each) => formatReal(each, calcDigits)).join(' × ')
  const said = { expression: escapeMarkdown(expression), value: shown }
  const isApproximate = values.some((each) => isRounded(each, calcDigits))
  const isFraction = exact !== null && exact.denominator !== '1'

  if (!isFraction) return t(isApproximate ? 'calc.resultApproximate' : 'calc.result', said)

  return t(isApproximate ? 'calc.resultExactApproximate' : 'calc.resultExact', {
    ...said,
    exact: `${exact.numerator}/${exact.denominator}`,
  })
}

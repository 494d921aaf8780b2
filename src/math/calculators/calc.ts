import type { Translate } from '../../i18n/catalog.ts'
import { escapeMarkdown } from '../../message.ts'
import { similarText } from '../drill/vary.ts'
import type { Calculation } from '../expression.ts'
import { calcDigits, formatReal, isRounded } from '../format.ts'
import { expressionLength } from '../limits.ts'
import { defineCalculator } from './calculator.ts'

/** `calc`: a desk calculator in a closed vocabulary, with exact fractions beside decimals. */
export const calcCalculator = defineCalculator({
  options: { expression: { type: 'string', required: true, maxLength: expressionLength } },
  answer: ({ expression }, compute) => compute.evaluate(expression),
  tell: (t, answer) => [tellValue(t, answer)],
  formula: ({ latex }) => latex,
  drill: {
    vary: ({ expression }, draw) => ({ expression: similarText(expression, draw) }),
    ask: (t) => t('drill.ask.value'),
    right: ({ value }) => (typeof value === 'number' ? [value] : value),
    tolerance: 1e-3,
  },
})

function tellValue(t: Translate, { expression, value, exact }: Calculation): string {
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

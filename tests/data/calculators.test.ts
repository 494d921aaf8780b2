import { expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { readBankFiles } from '../../src/bank-files.ts'
import { computing } from '../../src/cli/calculators/computing.ts'
import { translator } from '../../src/i18n/catalog.ts'
import type { Calculator } from '../../src/math/calculators/calculator.ts'
import { calculators } from '../../src/math/calculators/table.ts'
import { valuesOf } from '../../src/quiz/grade/number.ts'

const { questions, calculations: all } = readBank(await readBankFiles('data/questions'))
/** Those of templates are tried with the variants they belong to. */
const calculations = all.filter(({ file }) => !questions.get(file.replace('.md', ''))?.template)

/** Its calculator gives the patches along an axis; the tokens are their square and one. */
const stepsAway = ['history/vit-tokens']

it('has calculators in most questions with a number', () => {
  expect(calculations.length).toBeGreaterThan(20)
})

it.each(calculations.map(({ file, asked }) => [file, asked] as const))(
  'opens a calculator that shows the answer of %s',
  async (file, { name, options }) => {
    const { key, id } = questions.get(file.replace('.md', '')) ?? {}
    const calculator: Calculator = calculators[name]
    const told = calculator.tell(translator('en'), await calculator.answer(options, computing)).join('\n')

    expect(told).not.toBe('')
    if (key?.kind === 'number' && id !== undefined && !stepsAway.includes(id)) {
      const [value = Number.NaN] = valuesOf(key.expression)
      const shown = value.toLocaleString('en', { maximumSignificantDigits: value < 1 ? 4 : 12 })

      expect(told.replaceAll(' ', '')).toContain(shown.slice(0, 7).replace(/0+$/, ''))
    }
  },
)

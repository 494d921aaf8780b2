import { afterAll, expect, it } from 'vitest'
import { openFormulaChecker } from '../../src/cli/check-formula.ts'

const english = await openFormulaChecker('en')
const chinese = await openFormulaChecker('zh-CN')

afterAll(() => Promise.all([english.close(), chinese.close()]))

it('has nothing to say of a formula that can be drawn', async () => {
  expect(await english.check('\\sqrt{\\frac{2}{n_{in}}}')).toBeUndefined()
})

it('says in the language of the author what is wrong with one that cannot', async () => {
  const [en, zh] = await Promise.all([english.check('\\sqrt{2'), chinese.check('\\sqrt{2')])

  expect(en).toContain('Missing close brace')
  expect(zh).toMatch(/\p{Script=Han}/u)
})

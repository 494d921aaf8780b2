import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import type { BankPicture } from '../../src/bank/pictures.ts'
import { formatProblem } from '../../src/bank/problem.ts'
import { languages } from '../../src/i18n/texts.ts'
import { brokenBank } from './files.ts'

const sum = 'arithmetic/sum.md'

function picture(path: string, bytes = 10): BankPicture {
  return { path, bytes, base64: `the bytes of ${path}` }
}

function read(markdown: string, pictures: readonly BankPicture[] = []) {
  const bank = readBank(brokenBank(sum, 'Count.', markdown), pictures)

  return { bank, shown: bank.questions.get('arithmetic/sum')?.pictures }
}

describe('a picture of the bank', () => {
  it.each([
    ['beside its question', '![a](plot.png)', 'arithmetic/plot.png', 'plot.png'],
    ['in a folder below', '![a](pictures/plot.png)', 'arithmetic/pictures/plot.png', 'pictures/plot.png'],
    ['of another topic', '![a](../shared/plot.png)', 'shared/plot.png', '../shared/plot.png'],
    ['with a title', '![a](./plot.png "of loss")', 'arithmetic/plot.png', './plot.png'],
    ['with a blank in its name', '![a](<the plot.png>)', 'arithmetic/the plot.png', 'the plot.png'],
    ['within a line', 'See ![a $x$ b](plot.png), then.', 'arithmetic/plot.png', 'plot.png'],
  ])('is found %s', (_name, markdown, path, address) => {
    const { bank, shown } = read(markdown, [picture(path)])

    expect(bank.problems).toEqual([])
    expect(shown).toEqual([{ address, base64: `the bytes of ${path}` }])
  })

  it('comes once, however often it is shown, and with nothing else', () => {
    const { shown } = read('![a](plot.png) ![b](plot.png)', [
      picture('arithmetic/plot.png'),
      picture('arithmetic/b.png'),
    ])

    expect(shown).toHaveLength(1)
  })

  it('is found from the Chinese text too', () => {
    const files = brokenBank('arithmetic/sum.zh-CN.md', '数一数。', '![图](plot.png)')
    const { problems, questions } = readBank(files, [picture('arithmetic/plot.png')])

    expect(problems).toEqual([])
    expect(questions.get('arithmetic/sum')?.pictures).toHaveLength(1)
  })

  it.each(['Count.', '`![a](plot.png)`', '```\n![a](plot.png)\n```', '[a](plot.png)'])(
    'is none in %j',
    (markdown) => {
      const { bank, shown } = read(markdown)

      expect(bank.problems).toEqual([])
      expect(shown).toBeUndefined()
    },
  )

  it.each([
    ['![a](plot.png)', 'There is no picture arithmetic/plot.png in the bank.'],
    ['![a](polt.png)', 'Did you mean arithmetic/plot.gif?'],
    ['![a](http://x.y/plot.png)', 'Pictures are never fetched: http://x.y/plot.png.'],
    ['![a](file:///etc/passwd)', 'Pictures are never fetched: file:///etc/passwd.'],
    ['![a](/etc/passwd)', 'Pictures are never fetched: /etc/passwd.'],
    ['![a](../../../etc/passwd)', 'There is no picture etc/passwd in the bank.'],
    ['![a](large.png)', 'The picture large.png has 1,000,001 bytes; at most 1,000,000 are read.'],
  ])('is told with its line where it cannot be shown: %s', (markdown, message) => {
    const plot = markdown.includes('polt') ? [picture('arithmetic/plot.gif')] : []
    const { bank, shown } = read(`Count.\n\n${markdown}`, [
      ...plot,
      picture('arithmetic/large.png', 1_000_001),
    ])
    const [problem] = bank.problems

    expect(problem && formatProblem(problem, 'en')).toMatch(new RegExp(`^${sum}:18: `))
    expect(problem && formatProblem(problem, 'en')).toContain(message)
    expect(shown).toBeUndefined()
    for (const language of languages) expect(problem && formatProblem(problem, language)).not.toContain('{')
  })
})

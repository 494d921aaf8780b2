import { describe, expect, it } from 'vitest'
import { readBank } from '../../../src/bank/bank.ts'
import { soundBank } from '../files.ts'

const rules = { topics: new Map([['arithmetic', { en: 'Arithmetic', 'zh-CN': '算术' }]]) }
const only = (path: string) => soundBank().filter((file) => file.path === path)

describe('the bank of a server', () => {
  it.each(['sum', 'evens', 'gauss', 'root', 'name', 'why'])('takes %s in English alone', (slug) => {
    const { questions, problems } = readBank(only(`arithmetic/${slug}.md`), [], undefined, rules)
    const question = questions.get(`arithmetic/${slug}`)

    expect(problems).toEqual([])
    expect(question?.texts['zh-CN']).toEqual(question?.texts.en)
  })

  it('takes a question in Chinese alone, under either name', () => {
    const text =
      '---\ntitle: 一\nlevel: 1\nkind: number\nanswer: 2\n---\n$1+1$ 等于几？\n\n## 解析\n数一数。\n'

    for (const path of ['arithmetic/one.md', 'arithmetic/one.zh-CN.md']) {
      const { questions, problems } = readBank([{ path, text }], [], undefined, rules)

      expect(problems).toEqual([])
      expect(questions.get('arithmetic/one')?.texts.en.title).toBe('一')
    }
  })

  it('still reads both languages where there are two files', () => {
    const { questions } = readBank(soundBank(), [], undefined, rules)

    expect(questions.get('arithmetic/sum')?.texts['zh-CN'].title).toBe('求和')
  })

  it('asks for no source and no reason of a wrong choice', () => {
    const text =
      '---\ntitle: A\nlevel: 1\nkind: choice\nanswer: a\n---\nWhich?\n\n## Choices\n- a: 1\n- b: 2\n\n## Explanation\nSo.\n'

    expect(readBank([{ path: 'arithmetic/a.md', text }], [], undefined, rules).problems).toEqual([])
  })

  it('tells each problem once, though the file stands for both languages', () => {
    const text = '---\ntitle: A\nlevel: 1\nkind: number\nanswer: 1\n---\nA $ sign.\n\n## Explanation\nSo.\n'

    expect(readBank([{ path: 'arithmetic/a.md', text }], [], undefined, rules).problems).toMatchObject([
      { file: 'arithmetic/a.md', line: 7, key: 'bank.problem.unpairedDollar' },
    ])
  })

  it.each(['knots: Knots', 'knots: { en: Knots }', 'knots: { zh-CN: Knots }'])(
    'takes a topic with one name: %s',
    (topics) => {
      const text = '---\ntitle: A\nlevel: 1\nkind: number\nanswer: 1\n---\nHow many?\n\n## Explanation\nSo.\n'
      const files = [
        { path: 'knots/a.md', text },
        { path: 'topics.yaml', text: topics },
      ]
      const { questions, problems } = readBank(files, [], undefined, rules)

      expect(problems).toEqual([])
      expect(questions.get('knots/a')?.topicNames).toEqual({ en: 'Knots', 'zh-CN': 'Knots' })
    },
  )
})

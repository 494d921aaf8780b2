import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBank } from '../../../src/bank/bank.ts'
import { documentPictures, importMarkdown } from '../../../src/bank/import/markdown.ts'
import { joinNotes, type LineSum } from '../../../src/bank/import/report.ts'
import { refusalOf } from '../../support/refusal.ts'

/** The Chinese file of the only question of a document. */
function onlyFile(document: string): string {
  const texts = importMarkdown(document).files.filter(({ path }) => path.endsWith('.zh-CN.md'))

  expect(texts).toHaveLength(1)

  return texts[0]?.text ?? ''
}

function outcomes(document: string, headings?: number) {
  const { found } = importMarkdown(document, headings ? { headings } : {})

  return found.map(({ line, title, outcome }) => `${line} ${outcome} ${title}`)
}

const notes = `\uFEFF# 读书笔记\r
\r
一些前言。\r
\r
#### Q1 :\u00A0池化有什么用  \r
\r
![tag](https://img.shields.io/badge/CNN-2-brightgreen) **答案：** 降采样。\r
\r
- 看图：\r
  > $$\r
  > y=\\max_i x_i\r
  > $$\r
\r
#### Q2: 什么是 Dropout\r
**关键点: ** 随机失活，缩放（1/p、期望），只在训练时\r
以概率 $p $ 置零，**注意： **测试时不用。\r
\`\`\`\r
# 注释不是标题\r
#### Q9: 也不是\r
\`\`\`\r
![图](pics/drop.png) ![网](https://example.org/a.png?x=1)\r
来源：Srivastava 等，2014\r
\r
#### Q3: 权重衰减\r
\r
\r
`

describe('a document of questions', () => {
  it('becomes one question per heading, and every heading is accounted for', () => {
    expect(outcomes(notes)).toEqual([
      '1 group 读书笔记',
      '5 imported 池化有什么用',
      '14 imported 什么是 Dropout',
      '24 empty 权重衰减',
    ])
  })

  it('is accounted for line by line', () => {
    const { sum, notes: told } = importMarkdown(notes)

    expect(sum).toEqual({ of: 'lines', headings: 4, kept: 11, read: 2, left: 1 })
    expect(told.map(({ line, key }) => `${line} ${key.slice('bank.import.'.length)}`)).toEqual([
      '3 left.outside',
      '7 read.tag',
      '15 read.keyPoints',
      '16 mended.notation',
      '19 open.headingInCode',
      '21 open.pictureMissing',
      '21 open.pictureRemote',
      '22 read.sources',
    ])
  })

  it('gives drafts in the bank’s format', () => {
    const { files } = importMarkdown(notes)
    const dropout = files.find(({ path }) => /dropout.*(?<!zh-CN)\.md$/.test(path))

    expect(dropout?.text).toBe(`---
title: 什么是 Dropout
kind: open
keyPoints:
  - 随机失活
  - 缩放-1-p-期望
  - 只在训练时
sources:
  - Srivastava 等，2014
---
什么是 Dropout

## Explanation
以概率 $p$ 置零，**注意：** 测试时不用。
\`\`\`
# 注释不是标题
#### Q9: 也不是
\`\`\`
![图](pics/drop.png) ![网](https://example.org/a.png?x=1)

## Key points
- 随机失活: 随机失活
- 缩放-1-p-期望: 缩放（1/p、期望）
- 只在训练时: 只在训练时
`)
  })

  it('leaves what nobody could know to the linter, which names it by file and line', () => {
    const { files } = importMarkdown(
      '# Q1: 权重衰减\n![](https://img.shields.io/badge/DL-1-red)\n要点：L2 正则\n让权重变小。',
    )
    const problems = readBank(files).problems.map(({ file, line, key }) => `${file}:${line} ${key}`)

    expect(problems.map((each) => each.replace(/q-[a-z0-9]+/, 'q'))).toEqual([
      'dl/q.md:2 bank.problem.notEnglish',
      'dl/q.md:7 bank.problem.noSources',
      'dl/q.md:9 bank.problem.notEnglish',
      'dl/q.md:12 bank.problem.notEnglish',
      'dl/q.md:15 bank.problem.noWordings',
    ])
  })

  it('takes the language from the document and leaves the other to be written', () => {
    const { files } = importMarkdown('# Momentum\nKey points: velocity\nIt adds a velocity.')
    const problems = readBank(files).problems.map(({ file, key }) => `${file} ${key}`)

    expect(problems).toContain('imported/momentum.zh-CN.md bank.problem.notTranslated')
    expect(problems).toContain('imported/momentum.zh-CN.md bank.problem.noWordings')
  })

  it('keeps a question’s name when questions are renumbered', () => {
    const ids = (text: string) => importMarkdown(text).found.map(({ id }) => id)

    expect(ids('## Q1: 甲\n## Q2: What is BN?')).toEqual(ids('## Q7： 甲\n## Q8 :What  is BN?'))
  })

  it('never gives two questions one name', () => {
    const { found, notes: told } = importMarkdown('# a b\nx\n# A, B\ny\n# a b\nz\n# A B\n')

    expect(found.map(({ id, outcome }) => `${outcome} ${id}`)).toEqual([
      'imported imported/a-b',
      'imported imported/a-b-2',
      'imported imported/a-b-3',
      'merged imported/a-b',
    ])
    expect(told).toEqual([{ line: 5, key: 'bank.import.open.sameTitle', values: { other: 1 } }])
  })
})

describe('a heading', () => {
  it.each([
    ['#### Q1 : 卷积', '卷积'],
    ['#### Q20:  卷积  ', '卷积'],
    ['####\tQ3：卷积', '卷积'],
    ['####Q3：卷积', '卷积'],
    ['####\u3000Q: 卷积', '卷积'],
    ['## 卷积 ##', '卷积'],
    ['## C#', 'C#'],
    ['## 12. 卷积', '卷积'],
    ['## 1.5 倍的学习率', '1.5 倍的学习率'],
    ['## 第 3 题：卷积', '卷积'],
    ['   ## Question 4 卷积', '卷积'],
    ['## Queue', 'Queue'],
  ])('%j is called %j', (line, title) => {
    expect(importMarkdown(`${line}\n正文`).found.map((each) => each.title)).toEqual([title])
  })

  it.each([
    '    # 代码',
    '\t# 代码',
    '> ## 引用中',
    '- ## 列表中',
    '#标签',
    '####### 七',
    '```\n# 代码\n```',
    '$$\n\\begin{align}\na\n\nb\n\\end{align}\n$$',
  ])('%j is none', (line) => {
    expect(outcomes(`## 题\n${line}\n`)).toEqual(['1 imported 题'])
    expect(onlyFile(`## 题\n${line}\n`)).toContain(line)
  })

  it('of a lower level stays in its question, of an upper one ends it', () => {
    expect(outcomes('# 书\n## 一\n### 细节\n正文\n## 二\n## 三\n# 另一章\n### 孤儿\n')).toEqual([
      '1 group 书',
      '2 imported 一',
      '3 merged 细节',
      '5 empty 二',
      '6 empty 三',
      '7 group 另一章',
      '8 refused 孤儿',
    ])
  })

  it('is a question at the level that was asked for', () => {
    expect(outcomes('## 甲\n### 一\n### 二\n', 2)).toEqual(['1 imported 甲', '2 merged 一', '3 merged 二'])
  })

  it('without a title keeps its text, and without either is refused', () => {
    expect(outcomes('## Q1:\n正文\n## Q2:\n')).toEqual(['1 imported ', '3 refused '])
  })

  it('that would end a section of the file goes a level down', () => {
    const { files } = importMarkdown('# 题\n正文\n## 小节\n更多', { headings: 1 })

    expect(files.at(-1)?.text).toContain('正文\n### 小节\n更多')
  })
})

describe('key points, answers and sources', () => {
  it.each([
    '**关键点: ** 甲，乙',
    '**关键点：**甲、乙。',
    '**关键点**: 甲; 乙',
    '__要点__：甲；乙',
    '关键点：甲，乙',
    '关键点: ** 甲** ，乙',
    '**关键点**\n\n1. 甲\n2. 乙\n',
    '要点：\n- 甲\n- 乙',
  ])('%j gives two points', (lines) => {
    expect(onlyFile(`# 题\n${lines}\n正文`)).toMatch(
      /## 解析\n正文\n\n## 要点\n- 甲: 甲\n {2}- 甲\n- 乙: 乙\n {2}- 乙\n$/,
    )
  })

  it.each([
    '**答案：** 文',
    '答：文',
    '__解答__:\n文',
    '**Answer**: 文',
    'A: 文',
    '![t](https://img.shields.io/badge/a-1-b)答案: 文',
  ])('%j begins the answer', (lines) => {
    expect(onlyFile(`# 题\n题干\n${lines}`)).toContain('\n题\n\n题干\n\n## 解析\n文\n')
  })

  it.each(['答非所问', '关键点很多', 'A: 一\nB: 二', '解析几何：一门学科', '> 答案：引用'])(
    '%j is text',
    (lines) => {
      expect(onlyFile(`# 题\n${lines}`)).toContain(`## 解析\n${lines}\n`)
    },
  )
})

describe('notation', () => {
  it.each([
    ['方差 $x $ 与 $ y$', '方差 $x$ 与 $y$'],
    ['$x$ 与 $y $和', '$x$ 与 $y$和'],
    ['$$x$$ 行内', '$$x$$ 行内'],
    ['**粗体： **后文', '**粗体：** 后文'],
    ['**粗体**和** 粗体**', '**粗体**和 **粗体**'],
    ['2 ** 3 ** 4', '2 ** 3 ** 4'],
    ['`**a **` 与 `$x $`', '`**a **` 与 `$x $`'],
    ['<u>下划线</u>', '**下划线**'],
    ['`<u>x</u>`', '`<u>x</u>`'],
    ['$\\bold{x}$', '$\\boldsymbol{x}$'],
    ['花 $5 或 $6', '花 $5 或 $6'],
    ['costs $5 and $6', 'costs $5 and $6'],
  ])('%j becomes %j, which is told', (line, mended) => {
    const { files, notes: told } = importMarkdown(`# 题\n${line}`)

    expect(files.at(-1)?.text).toContain(`## 解析\n${mended}\n`)
    expect(told.map(({ key }) => key)).toEqual(line === mended ? [] : ['bank.import.mended.notation'])
  })

  it.each(['```python\ncode', '~~~~\ncode', '$$\nx'])('%j that never ends swallows no question', (lines) => {
    const { files, found, notes: told } = importMarkdown(`# Q1: 一\n${lines}\n# Q2: 二\n正文`)

    expect(found.map(({ outcome }) => outcome)).toEqual(['imported', 'imported'])
    expect(told.map(({ key }) => key)).toEqual(['bank.import.mended.unclosed'])
    expect(readBank(files).problems.map(({ key }) => key)).not.toContain('bank.problem.unclosed')
  })
})

describe('a tag', () => {
  it.each([
    ['https://img.shields.io/badge/DL-1-brightgreen', 'dl/', 'level: 1'],
    ['https://img.shields.io/badge/Deep__learning-3-red?style=flat', 'deep-learning/', 'level: 3'],
    ['https://img.shields.io/badge/C--NN_x-2-red.svg', 'c-nn-x/', 'level: 2'],
    ['https://img.shields.io/badge/%E5%8D%B7%E7%A7%AF-2-red', 't-', 'level: 2'],
  ])('%s gives the topic %s and the %s', (address, path, level) => {
    const file = importMarkdown(`# 题\n![x](${address})\n文`).files.at(-2)

    expect(file?.path.startsWith(path)).toBe(true)
    expect(file?.text).toContain(level)
  })

  it.each([
    ['![b](https://img.shields.io/badge/passing-green)', 'bank.import.left.badge'],
    ['![b](https://img.shields.io/badge/DL-9-red)', 'bank.import.open.level'],
  ])('%s is told', (badge, key) => {
    expect(importMarkdown(`# 题\n${badge}\n文`).notes.map((note) => note.key)).toEqual([key])
  })
})

describe('pictures', () => {
  const text =
    '# 题\n![a](x/a%20b.PNG) ![b](y/pic) `![c](c.png)` ![d](big.png) ![e](e.svg)\n![a](x/a%20b.PNG)'
  const pictures = new Map([
    ['x/a%20b.PNG', { name: 'a b.PNG', bytes: 5 }],
    ['y/pic', { name: 'pic.jpg', bytes: 5 }],
    ['big.png', { name: 'big.png', bytes: 2_000_000 }],
    ['e.svg', { name: 'e.svg', bytes: 5 }],
  ])

  it('are those that a document names outside its code', () => {
    expect([...documentPictures(text)]).toEqual(['x/a%20b.PNG', 'y/pic', 'big.png', 'e.svg'])
  })

  it('get names beside their question, each once', () => {
    const { pictures: copies, files, notes: told } = importMarkdown(text, { pictures, topic: 'CV' })

    expect(copies.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^cv\/q-\w{7}-\w{7}\.png$/),
      expect.stringMatching(/^cv\/q-\w{7}-pic\.jpg$/),
    ])
    for (const { path } of copies) expect(files.at(-1)?.text).toContain(`](${path.slice('cv/'.length)})`)
    expect(told.map(({ key }) => key)).toEqual([
      'bank.import.open.pictureTooLarge',
      'bank.import.open.pictureKind',
    ])
  })
})

describe('any text at all', () => {
  const piece = fc.constantFrom(
    '#',
    '##',
    ' ',
    '\n',
    '\n\n',
    'Q1:',
    '$$',
    '$',
    '```',
    '**',
    '关键点：',
    '答：',
    '来源:',
    '- ',
    '> ',
    '字',
    'word',
    '![',
    '](',
    ')',
    '![t](https://img.shields.io/badge/a-1-b)',
    '\t',
    '\u3000',
    '\r',
    '---',
    '## ',
    '\\',
    '`',
    '<u>',
    '</u>',
    'A',
    '，',
  )
  const document = fc
    .array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.string() }), {
      maxLength: 60,
    })
    .map((pieces) => pieces.join(''))

  it('is accounted for to the last line, and its files can be read', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { files, found, sum } = importMarkdown(text)
        const written = text
          .replace(/^\uFEFF/, '')
          .split(/\r\n?|\n/)
          .filter((line) => line.trim() !== '')
        const keys = readBank(files).problems.map(({ key }) => key)

        const { headings, kept, read, left } = sum as LineSum

        expect(headings + kept + read + left).toBe(written.length)
        expect(found).toHaveLength(headings)
        expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
        for (const key of [
          'yaml',
          'path',
          'noFrontMatter',
          'unknownSection',
          'duplicateSection',
          'unclosed',
        ] as const) {
          expect(keys).not.toContain(`bank.problem.${key}`)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('loses no word: what is in no file is in the report', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { files, found, notes: told } = importMarkdown(text)
        const kept = files.map((file) => file.text).join('\n')
        const named = new Set([...found, ...told].map(({ line }) => line))
        const lost = text
          .replace(/^\uFEFF/, '')
          .split(/\r\n?|\n/)
          .filter((line, index) => !named.has(index + 1) && !kept.includes(line.trim()))

        expect(lost).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a hostile document', () => {
  const fill = (part: string) => part.repeat(Math.ceil(size / part.length))
  // Work that grows with its square would take minutes.
  const size = 250_000

  it.each([
    ['stars', fill('*')],
    ['bold that is none', `# a\n${fill(`${'** a **'.repeat(700)}\n`)}`],
    ['quotes in quotes', fill(`${'> '.repeat(50)}\n`)],
    ['backticks', `# a\n${fill(`${'`'.repeat(4000)}\n`)}`],
    [
      'code of every length',
      `# a\n${fill(`${Array.from({ length: 90 }, (_, i) => '`'.repeat(i)).join(' $ ** ![ <u>')}\n`)}`,
    ],
    ['code that never ends', `# a\n${fill(`\`\`\`${'a'.repeat(30)}\n`)}`],
    ['formulas that never end', `# a\n${fill(`$$ ${'a'.repeat(30)}\n`)}`],
    ['dollars', `# a\n${fill(`${'$a $ '.repeat(900)}\n`)}`],
    ['headings', fill('# a\n')],
    ['a long line', `# a\n${fill('word ')}`],
    ['a list in a list', `# a\n${Array.from({ length: 700 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')}`],
    ['openings of pictures', `# a\n${fill(`${'!['.repeat(2400)}\n`)}`],
    ['a tag without an end', `# a\n![t](https://img.shields.io/badge/${fill('-')}`],
    ['key points', `# a\n关键点：${fill('a，')}`],
    ['stars in a key point', `# a\n关键点：${fill('*')}x`],
    ['blanks in a title', `# Q${fill(' ')}x`],
    ['blanks in a line', `# a\n${fill(' ')}x`],
    ['a title', `# ${fill('a: "[{')}`],
  ])('of %s costs no more than its length', (_, text) => {
    const from = performance.now()

    try {
      joinNotes(importMarkdown(text).notes)
    } catch (error) {
      expect(error).toMatchObject({ key: expect.stringMatching(/^bank\.import\.too/) })
    }

    expect(performance.now() - from).toBeLessThan(10_000)
  })

  it.each([
    ['bank.import.tooLarge', 'a'.repeat(1_048_577)],
    ['bank.import.tooManyLines', 'a\n'.repeat(50_001)],
    ['bank.import.tooMany', '# a\n'.repeat(1001)],
  ] as const)('is refused with %s', (key, text) => {
    expect(refusalOf(() => importMarkdown(text)).key).toBe(key)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBank } from '../../../src/bank/bank.ts'
import { importAnki } from '../../../src/bank/import/anki-import.ts'
import { htmlToMarkdown } from '../../../src/bank/import/html-markdown.ts'
import { markdownToHtml } from '../../../src/bank/import/markdown-html.ts'
import { exportAnki } from '../../../src/quiz/anki.ts'
import { soundBank } from '../files.ts'

const head = '#separator:tab\n#html:true\n#tags column:3\n'

describe('a bank as notes of Anki', () => {
  const lines = (language: 'en' | 'zh-CN') =>
    exportAnki(readBank(soundBank()).questions.values(), language).split('\n')

  it('has heads, a note of three fields for each question, and nothing else', () => {
    const [separator, html, tags, ...notes] = lines('en')

    expect([separator, html, tags]).toEqual(['#separator:tab', '#html:true', '#tags column:3'])
    expect(notes.pop()).toBe('')
    expect(notes.map((note) => note.split('\t').length)).toEqual([3, 3, 3, 3, 3, 3])
  })

  it('asks in front and tells behind, in the language that was wished', () => {
    expect(lines('zh-CN')).toContain(
      '<b>求和</b><br><br>\\(1+1\\) 等于几？<br><br>A. \\(1\\)<br><br>B. \\(2\\)\t' +
        '<b>B.</b> \\(2\\)<br><br><b>解析</b><br><br>数一数。<br><br><b>为什么不选 A</b>：这只是其中一个。<br><br><b>参考资料</b><br><br>- Euclid\t' +
        'arithmetic level-1',
    )
  })

  it('comes back with its titles, topics and levels', () => {
    const { found, files, notes } = importAnki(lines('en').join('\n'))

    expect(found.map(({ title }) => title).sort()).toEqual(
      ['A long sum', 'A name', 'A reason', 'A root', 'A sum', 'Even numbers'].sort(),
    )
    expect(files.find(({ path }) => path === 'arithmetic/a-root.md')?.text).toMatch(
      /level: "?2"?\n[\s\S]*\nWhat is the root of 2\?\n[\s\S]*\n\$\$\nx\^2 = 2\n\$\$\n/,
    )
    expect(notes).toEqual([])
  })
})

describe('Markdown on a card', () => {
  it.each([
    ['a $x<1$ **b** `c<d`', 'a \\(x&lt;1\\) <b>b</b> <code>c&lt;d</code>'],
    ['$$x$$ costs \\$5', '\\(x\\) costs $5'],
    ['> $$\n> \\frac12\n> $$\nend', '\\[\\frac12\\]<br>end'],
    ['```js\na\t<b>\n```', '<pre><code>a &lt;b&gt;</code></pre>'],
    [
      '#### Answer\n<script>alert("x")</script>',
      '<b>Answer</b><br>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;',
    ],
    ['[a **b**](https://e.org/?a&b)', '<a href="https://e.org/?a&amp;b">a <b>b</b></a>'],
    ['![the "loss"](loss.png)', '<img src="loss.png" alt="the &quot;loss&quot;">'],
  ])('%j is %j', (markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html)
  })

  it.each([
    ['a<br>b<div>c</div>', 'a\nb\nc', []],
    ['<b>a</b> <em>b</em> <code>c</code>', '**a** *b* `c`', []],
    ['\\(x\\) [$]y[/$] \\[ z \\]', '$x$ $y$ \n$$\nz\n$$', []],
    ['1 &lt; 2 &amp;&nbsp;3 &#20013;&#x6587; &unknown; &#0;', '1 < 2 & 3 中文 &unknown; &#0;', []],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b', []],
    ['<img src="a b.png" alt=x> <a href="https://e.org">e</a>', '![x](a%20b.png) [e](https://e.org)', []],
    ['<span style="color: red">a</span><br/>', 'a', ['<span style="color: red">', '</span>']],
    ['a < b > c', 'a < b > c', []],
  ])('%j comes from %j', (html, markdown, tags) => {
    expect(htmlToMarkdown(html)).toEqual({ text: markdown, tags })
  })
})

describe('notes of Anki', () => {
  it('become short questions where the back is a word, and open ones where it is more', () => {
    const { files, sum } = importAnki(
      `${head}Who proposed it?\tHinton\tdl level-2\nWhy?\tBecause it works and nobody minds at all\tdl\n`,
    )

    expect(files.map(({ path }) => path)).toEqual([
      'topics.yaml',
      'dl/who-proposed-it.md',
      'dl/who-proposed-it.zh-CN.md',
      'dl/why.md',
      'dl/why.zh-CN.md',
    ])
    expect(files[1]?.text).toBe(
      '---\ntitle: Who proposed it?\nlevel: 2\nkind: short\nanswer: Hinton\nsources: []\n---\nWho proposed it?\n\n## Explanation\nHinton\n',
    )
    expect(files[3]?.text).toContain('kind: open\n')
    expect(sum).toEqual({ of: 'rows', heads: 3, kept: 2, left: 0 })
  })

  it.each([
    ['#separator:Semicolon\na;b', 'b'],
    ['#separator:,\n"a, b",c', 'c'],
    ['a\tb "quoted"', 'b "quoted"'],
    ['#separator:tab\r\n#html:false\r\na\t<b> stays\r\n', '<b> stays'],
    ['#separator:pipe\n#guid column:1\n#deck column:3\n123|a|Deck::Sub|b', 'b'],
  ])('%j has the back %j', (text, back) => {
    expect(importAnki(text).files[1]?.text).toContain(`## Explanation\n${back}\n`)
  })

  it('take the topic from tags, else from the deck', () => {
    const ids = (text: string) => importAnki(text).found.map(({ id }) => id)

    expect(ids('#deck:Study::CNN\na\tb')).toEqual(['cnn/a'])
    expect(ids(`#deck:Study::CNN\n${head}a\tb\tml::rnn`)).toEqual(['rnn/a'])
    expect(ids('a\tb')).toEqual(['imported/a'])
  })

  it('are accounted for: what is not understood is told by its line', () => {
    const { found, notes, sum } = importAnki(
      `${head}#mystery:1\na\tb\tdl extra\tmore\n{{c1::Paris}} is a city\t\t\n# a comment\n\tno front\n<u>x</u>\t\t\n`,
    )

    expect(found.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
      '5 imported',
      '6 refused',
      '7 refused',
      '8 refused',
      '9 empty',
    ])
    expect(notes.map(({ line, key }) => `${line} ${key.slice('bank.import.'.length)}`)).toEqual([
      '4 left.cell',
      '5 left.cell',
      '5 left.tag',
      '6 left.cloze',
      '9 left.markup',
    ])
    expect(sum).toEqual({ of: 'rows', heads: 4, kept: 2, left: 3 })
  })

  it('are read whatever they are, or refused, and every row is in the sum', () => {
    const piece = fc.constantFrom(
      '\t',
      '\n',
      '"',
      '<b>',
      '</b>',
      '<',
      '>',
      '&lt;',
      '\\[',
      '\\]',
      '\\(',
      '\\)',
      '#html:false',
      '{{c1::',
      '$$',
      '```',
      '## x',
      'a',
      '字',
      '<img src="x">',
      '<a href=x>',
      '[$]',
      '[/$]',
      '\r',
    )

    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        try {
          const { found, sum, files } = importAnki(pieces.join(''))
          const { kept, left } = sum as { kept: number; left: number }

          expect(found).toHaveLength(kept + left)
          expect(files).toHaveLength(kept === 0 ? 0 : 2 * kept + 1)
          for (const key of ['yaml', 'path', 'noFrontMatter', 'unknownSection', 'unclosed']) {
            expect(readBank(files).problems.map((problem) => problem.key)).not.toContain(
              `bank.problem.${key}`,
            )
          }
        } catch (error) {
          expect(error).toMatchObject({ key: expect.stringMatching(/badTable|tooManyLines/) })
        }
      }),
    )
  })

  it.each(['<b', '<a href="', '\\[', '\\(', '[$]', '&lt;', '<a>', '"', '\n"', '**', '{{c1::', '<li>'])(
    'cost no more than their length: much of %j',
    (part) => {
      const from = performance.now()

      try {
        importAnki(`q\t${part.repeat(250_000 / part.length)}`)
      } catch (error) {
        expect(error).toMatchObject({ key: expect.stringMatching(/badTable|tooManyLines/) })
      }

      expect(performance.now() - from).toBeLessThan(10_000)
    },
  )
})

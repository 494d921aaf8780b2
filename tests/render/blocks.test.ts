import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { type Block, type Inline, parseBlocks, parseInlines } from '../../src/render/blocks.ts'

/** Inline content in a short notation: **b**, *i*, ~s~, <l>, `code`, $formula$, ⏎. */
function noted(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'break') return '⏎'
      if (inline.kind === 'image') return noted(inline.words)

      const { bold, italic, strike, link } = inline.marks
      const text = { text: inline.text, code: `\`${inline.text}\``, formula: `$${inline.text}$` }[inline.kind]
      const marked = bold ? `**${text}**` : text
      const slanted = italic ? `*${marked}*` : marked
      const struck = strike ? `~${slanted}~` : slanted

      return link ? `<${struck}>` : struck
    })
    .join('')
}

function paragraph(source: string): string {
  const [block] = parseBlocks(source)

  return block?.kind === 'paragraph' ? noted(block.content) : `not a paragraph: ${block?.kind}`
}

/** Everything a text says, whatever it stands in. */
function said(blocks: readonly Block[]): string {
  return blocks.map(saidBy).join(' ')
}

function saidBy(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return noted(block.content)
    case 'formula':
      return block.tex
    case 'code':
      return block.text
    case 'quote':
      return said(block.blocks)
    case 'list':
      return block.items.map(said).join(' ')
    case 'table':
      return [block.head, ...block.rows].flat().map(noted).join(' ')
    case 'rule':
      return '---'
    case 'tooDeep':
      return '(too deep)'
  }
}

describe('parseBlocks', () => {
  it.each([
    ['marks', 'a **b** *c* ~~d~~ [e](http://x) `f`', 'a **b** *c* ~d~ <e> `f`'],
    ['marks in one another', '__a **b** c__ *d **e** f*', '**a ****b**** c** *d ****e**** f*'],
    ['a line break', 'a\nb', 'a⏎b'],
    ['an image as its text', 'see ![a *plot*](http://x/y.png)', 'see [a *plot*]'],
    ['HTML as text', 'a <u>b</u> <!-- c -->', 'a <u>b</u> <!-- c -->'],
    ['the definition of a link as text', '[a]: http://x', '[a]: http://x'],
    ['an escaped sign', String.raw`\*a\* \$1\$`, '*a* $1$'],
    ['an entity', '&lt;b&gt; &amp;', '<b> &'],
  ])('reads %s', (_name, source, notation) => {
    expect(paragraph(source)).toBe(notation)
  })

  it.each([
    ['![a](b.png)', 'b.png'],
    ['![a](../b/c.png "title")', '../b/c.png'],
    ['![a](图.png)', '图.png'],
    ['![a](<two words.png>)', 'two words.png'],
    ['![a](http://x/y.png)', 'http://x/y.png'],
  ])('reads the address of %s as it was written', (source, address) => {
    expect(parseBlocks(source)).toMatchObject([{ content: [{ kind: 'image', address }] }])
  })

  it.each([
    ['', '[c.png]'],
    ['a', '[a]'],
    ['a **b** $x$', '[a **b** $x$]'],
  ])('takes the words "%s" of an image for it where it cannot be shown', (words, notation) => {
    expect(paragraph(`![${words}](b/c.png)`)).toBe(notation)
  })

  it.each([
    ['between dollars', 'is $x_1$ or $y*z*w$', 'is $x_1$ or $y*z*w$'],
    ['between double dollars in a line', 'is $$x$$, yes', 'is $x$, yes'],
    ['between parentheses', String.raw`is \(x\) too`, 'is $x$ too'],
    ['with an escaped dollar inside', String.raw`$a\$b$`, String.raw`$a\$b$`],
    ['beside Chinese', '令$x$为零', '令$x$为零'],
  ])('reads mathematics %s', (_name, source, notation) => {
    expect(paragraph(source)).toBe(notation)
  })

  it.each(['costs $5 and $6', 'from $5 to 6$7', 'a $ b $ c', 'one $', '$$', String.raw`\$x\$`])(
    'takes a dollar for a dollar: %s',
    (source) => {
      expect(paragraph(source)).toBe(source.replaceAll('\\', ''))
    },
  )

  it.each([
    ['**对。**然后', '**对。**然后'],
    ['说**“对”**的', '说**“对”**的'],
    ['是**$x$**的', '是**$x$**的'],
    ['~~旧，~~新', '~旧，~新'],
    ['2 * 3 * 4', '2 * 3 * 4'],
  ])('closes emphasis beside Chinese without a blank: %s', (source, notation) => {
    expect(paragraph(source)).toBe(notation)
  })

  it.each([
    ['on lines of its own', '$$\nx\n+ y\n$$', 'x\n+ y'],
    ['on one line', '$$ x $$', 'x'],
    ['between brackets', '\\[\nx\n\\]', 'x'],
    ['with a blank line inside', '$$\nx\n\ny\n$$', 'x\n\ny'],
  ])('reads a display formula %s', (_name, source, tex) => {
    expect(parseBlocks(source)).toEqual([{ kind: 'formula', tex }])
  })

  it('ends a paragraph where a display formula begins', () => {
    expect(parseBlocks('so:\n$$\nx\n$$\nand').map(({ kind }) => kind)).toEqual([
      'paragraph',
      'formula',
      'paragraph',
    ])
  })

  it('reads a display formula in lists and quotes', () => {
    const [list, quote] = parseBlocks('1. a\n   $$\n   x\n   $$\n\n> $$y$$')

    expect(list).toMatchObject({ items: [[{ kind: 'paragraph' }, { kind: 'formula', tex: 'x' }]] })
    expect(quote).toMatchObject({ blocks: [{ kind: 'formula', tex: 'y' }] })
  })

  it('takes an unfinished display formula for text', () => {
    expect(said(parseBlocks('$$\nx\n\ny'))).toBe('$$⏎x y')
  })

  it('reads a table with its alignment and formulas', () => {
    const [table] = parseBlocks('| a | b | c |\n|:--|:-:|--:|\n| $x$ | **y** | `z` |')

    expect(table).toMatchObject({ kind: 'table', aligns: ['left', 'center', 'right'] })
    expect(table && said([table])).toBe('a b c $x$ **y** `z`')
  })

  it('tells tight lists from loose ones, and where numbers start', () => {
    expect(parseBlocks('3. a\n4. b\n\n- c\n\n- d')).toMatchObject([
      { start: 3, tight: true, items: { length: 2 } },
      { start: undefined, tight: false, items: { length: 2 } },
    ])
  })

  it.each([
    ['quotes', '> ', 20],
    ['lists', '- ', 10],
  ])('notes what %s leave out when they stand in one another too deep', (_name, opener, deepest) => {
    expect(said(parseBlocks(`${opener.repeat(deepest)}x`))).toBe('x')
    expect(said(parseBlocks(`${opener.repeat(deepest + 1)}x`))).toBe('(too deep)')
    expect(said(parseBlocks(`${opener.repeat(5_000)}x\n\nafter`))).toBe('(too deep) after')
  })

  it('goes on after a list that steps in further with every line', () => {
    const steps = Array.from({ length: 120 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')

    expect(said(parseBlocks(`${steps}\n\nafter`))).toMatch(/^(x ){10}\(too deep\) after$/)
  })

  it('says every word of whatever is built from Markdown', () => {
    const word = fc.constantFrom('alpha', '方差', 'x1', 'β')
    const inline = fc
      .tuple(
        fc.constantFrom(
          ['', ''],
          ['**', '**'],
          ['*', '*'],
          ['~~', '~~'],
          ['`', '`'],
          ['$', '$'],
          ['[', '](u)'],
          ['![', '](u)'],
        ),
        word,
      )
      .map(([[open, close], text]) => `${open}${text}${close}`)
    const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
    const block = fc
      .tuple(fc.constantFrom('', '# ', '> ', '- ', '2. ', '    ', '> - ', '- # '), line)
      .map(([start, text]) => start + text)

    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (lines) => {
        const heard = said(parseBlocks(lines.join('\n\n')))

        for (const name of lines.join(' ').match(/alpha|方差|x1|β/g) ?? []) expect(heard).toContain(name)
      }),
    )
  })

  it('never fails on a text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'$*_~`[]()!|>#-1. \n\\{}a中，'), maxLength: 200 })

    fc.assert(
      fc.property(text, (source) => {
        expect(() => parseBlocks(source)).not.toThrow()
      }),
    )
  })

  it('knows every rule of the Markdown parser', () => {
    const rules = (ruler: unknown) =>
      (ruler as { __rules__: { name: string; enabled: boolean }[] }).__rules__.map(({ name }) => name)
    const { block, inline } = new MarkdownIt({ html: false })

    // A new rule here may write tokens that have no drawing yet: see to it in blocks.ts, then name it.
    expect(rules(block.ruler)).toEqual([
      'table',
      'code',
      'fence',
      'blockquote',
      'hr',
      'list',
      'reference',
      'html_block',
      'heading',
      'lheading',
      'paragraph',
    ])
    expect(rules(inline.ruler)).toEqual([
      'text',
      'linkify',
      'newline',
      'escape',
      'backticks',
      'strikethrough',
      'emphasis',
      'link',
      'image',
      'autolink',
      'html_inline',
      'entity',
    ])
  })
})

describe('parseInlines', () => {
  it.each([
    ['# no heading', '# no heading'],
    ['1. no list', '1. no list'],
    ['- no list', '- no list'],
    ['> no quote', '> no quote'],
    ['**bold** $x^2$ `code`', '**bold** $x^2$ `code`'],
    ['| a |\n|---|', '| a |⏎|---|'],
    ['', ''],
  ])('reads %j as one line of text', (source, seen) => {
    expect(noted(parseInlines(source))).toBe(seen)
  })
})

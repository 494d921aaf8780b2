import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/playground/page/markdown/parse.ts'
import type { MarkdownNode } from '../../../src/playground/page/markdown/tree.ts'

const text = (content: string): MarkdownNode => ({ type: 'text', text: content })

describe('Markdown', () => {
  it.each([
    ['**bold**', 'strong'],
    ['*slanted*', 'em'],
    ['_slanted_', 'em'],
    ['__underlined__', 'underline'],
    ['~~struck~~', 'strikethrough'],
    ['||hidden||', 'spoiler'],
    ['> quoted', 'blockQuote'],
    ['-# small', 'subtext'],
  ])('reads %s as %s', (source, type) => {
    const [node] = parseMarkdown(source)

    expect(node).toEqual({ type, children: [text(source.replace(/^(> |-# )|[*_~|]/g, ''))] })
  })

  it('reads headings of three levels, at the start of a line only', () => {
    const nodes = parseMarkdown('# One\n### Three\nno # heading')

    expect(nodes).toEqual([
      { type: 'heading', level: 1, children: [text('One')] },
      { type: 'heading', level: 3, children: [text('Three')] },
      text('no # heading'),
    ])
  })

  it('keeps what stands in code as it is', () => {
    const nodes = parseMarkdown('`**a**`\n```py\nx = "<b>"\n```\nafter')

    expect(nodes).toEqual([
      { type: 'inlineCode', text: '**a**' },
      { type: 'codeBlock', language: 'py', text: 'x = "<b>"' },
      text('after'),
    ])
  })

  it.each([
    ['<@174030000000000001>', { type: 'user', id: '174030000000000001' }],
    ['<@!174030000000000001>', { type: 'user', id: '174030000000000001' }],
    ['<@&174030000000000002>', { type: 'role', id: '174030000000000002' }],
    ['<#174030000000000003>', { type: 'channel', id: '174030000000000003' }],
    ['</conv size:174030000000000004>', { type: 'command', name: 'conv size' }],
    ['<:tick:174030000000000005>', { type: 'emoji', name: 'tick' }],
    ['<t:1790000000:R>', { type: 'timestamp', seconds: 1790000000, style: 'R' }],
    ['<t:1790000000>', { type: 'timestamp', seconds: 1790000000, style: 'f' }],
    ['@everyone', { type: 'everyone' }],
  ])('reads the mention %s', (source, node) => {
    expect(parseMarkdown(source)).toEqual([node])
  })

  it('takes HTML for the text it is', () => {
    const source = '<img src=x onerror=alert(1)> & <script>alert(2)</script>'

    expect(parseMarkdown(source)).toEqual([text(source)])
  })

  it('reads links with a text of their own, and bare ones', () => {
    const nodes = parseMarkdown('[docs](https://example.org/a) https://example.org/b')

    expect(nodes).toEqual([
      { type: 'link', target: 'https://example.org/a', children: [text('docs')] },
      text(' '),
      { type: 'link', target: 'https://example.org/b', children: [text('https://example.org/b')] },
    ])
  })

  it('keeps Chinese text in one piece', () => {
    expect(parseMarkdown('卷积核大小为 3，输出为 32。')).toEqual([text('卷积核大小为 3，输出为 32。')])
  })

  it('shows escaped signs without reading them', () => {
    expect(parseMarkdown('\\*not slanted\\* 2 \\- 1')).toEqual([text('*not slanted* 2 - 1')])
  })

  it('shows every letter of a plain text, whatever it is', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abc 卷积é1.,?!') })

    fc.assert(
      fc.property(plain, (source) => {
        const shown = parseMarkdown(source.replaceAll('1.', '1')).map((node) =>
          'text' in node ? node.text : '',
        )

        expect(shown.join('')).toBe(source.replaceAll('1.', '1'))
      }),
    )
  })

  it('takes any sequence of its own signs without an error', () => {
    const signs = fc.array(fc.constantFrom(...'*_~|`>#-<@&:()[]\\\n 1.ab'), { maxLength: 300 })

    fc.assert(
      fc.property(signs, (source) => {
        expect(Array.isArray(parseMarkdown(source.join('')))).toBe(true)
      }),
    )
  })

  it.each(['*', '_', '**a', '> ', '- ', '  - ', '[', '](', '||', '`', '<@', '\\', 'a', '1. ', '# '])(
    'reads 4,000 characters of %j within a second',
    (unit) => {
      const source = unit.repeat(4000 / unit.length)
      const begin = performance.now()

      parseMarkdown(source)

      expect(performance.now() - begin).toBeLessThan(1000)
    },
  )
})

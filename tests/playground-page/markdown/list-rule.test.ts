import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/playground/page/markdown/parse.ts'
import type { MarkdownNode } from '../../../src/playground/page/markdown/tree.ts'

const text = (content: string): MarkdownNode => ({ type: 'text', text: content })
const list = (start: number | null, ...items: MarkdownNode[][]): MarkdownNode => ({
  type: 'list',
  start,
  items,
})

describe('a list', () => {
  it.each(['-', '*'])('has its items behind %s', (bullet) => {
    const nodes = parseMarkdown(`${bullet} one\n${bullet} two`)

    expect(nodes).toEqual([list(null, [text('one')], [text('two')])])
  })

  it('begins with the number that its first item has', () => {
    expect(parseMarkdown('3. three\n4. four')).toEqual([list(3, [text('three')], [text('four')])])
  })

  it('holds lists of its own where lines are indented further', () => {
    const nodes = parseMarkdown('- one\n  - inner\n    - innermost\n- two')

    expect(nodes).toEqual([
      list(null, [text('one'), list(null, [text('inner'), list(null, [text('innermost')])])], [text('two')]),
    ])
  })

  it('gives an item the indented lines below it', () => {
    const nodes = parseMarkdown('- one\n  still one\nno more')

    expect(nodes).toEqual([
      list(null, [text('one'), { type: 'lineBreak' }, text('still one')]),
      text('no more'),
    ])
  })

  it('ends where the other kind of bullet begins', () => {
    expect(parseMarkdown('- dot\n1. number')).toEqual([list(null, [text('dot')]), list(1, [text('number')])])
  })

  it('has items with Markdown in them', () => {
    expect(parseMarkdown('- **bold** item')).toEqual([
      list(null, [{ type: 'strong', children: [text('bold')] }, text(' item')]),
    ])
  })

  it.each(['a - b', '-no space', 'text\\\n', '2 * 3', '-# subtext', '1.5 apples', '- '])(
    'is not seen in %j',
    (source) => {
      expect(parseMarkdown(source).some(({ type }) => type === 'list')).toBe(false)
    },
  )

  it('begins on a line after other text', () => {
    expect(parseMarkdown('Options:\n- a\n- b')).toEqual([
      text('Options:'),
      list(null, [text('a')], [text('b')]),
    ])
  })

  it('stays text when it is nested without end', () => {
    const source = '- '.repeat(1500)

    expect(JSON.stringify(parseMarkdown(`${source}end`))).toContain('end')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, formatCustomId, parseCustomId } from '../src/message.ts'

describe('a custom id', () => {
  it('comes back as it was made', () => {
    const id = formatCustomId('answer', 1, '01890a5d-ac96-774b-bcce-b302099a8057', 'b')

    expect(parseCustomId(id)).toEqual({
      kind: 'answer',
      version: 1,
      args: ['01890a5d-ac96-774b-bcce-b302099a8057', 'b'],
    })
  })

  it.each([['x'.repeat(101)], ['层'], ['a b']])('is never made of %j', (argument) => {
    expect(() => formatCustomId('answer', 1, argument)).toThrow('does not fit')
  })

  it.each(['', 'answer', 'answer:', 'answer:x:1', 'answer:99999:1', ':1:2', 'Answer:1'])(
    'is not seen in %j',
    (id) => {
      expect(parseCustomId(id)).toBeUndefined()
    },
  )

  it('from outside never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        const parsed = parseCustomId(id)

        expect(parsed === undefined || parsed.version >= 0).toBe(true)
      }),
    )
  })
})

describe('escaping', () => {
  it.each([
    ['**bold** _it_ ~~no~~ ||spoiler||', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\|\\|spoiler\\|\\|'],
    ['@everyone <@1> <#2>', '\\@everyone \\<\\@1\\> \\<\\#2\\>'],
    ['# head', '\\# head'],
    ['1. list', '1\\. list'],
    ['[a](http://x)', '\\[a\\]\\(http\\://x\\)'],
    ['张伟', '张伟'],
  ])('makes %j inert', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })
})

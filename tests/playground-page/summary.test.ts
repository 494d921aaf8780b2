import type { APIMessage } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { summarise } from '../../src/playground/page/message/summary.ts'

const message = (more: object) =>
  ({ content: '', components: [], attachments: [], embeds: [], ...more }) as unknown as APIMessage

const reader = { locale: 'en-US', now: Date.parse('2026-03-29T00:59:00Z') }

describe('a summary', () => {
  it.each([
    ['the text without its Markdown', { content: '**Bold** and `code`' }, 'Bold and code'],
    ['several lines in one', { content: '# Title\nText' }, 'Title Text'],
    ['nothing of a spoiler', { content: 'It is ||42||' }, 'It is ▮▮▮'],
    [
      'the first text of a layout',
      { components: [{ type: 17, components: [{ type: 14 }, { type: 10, content: '### Board' }] }] },
      'Board',
    ],
    ['what a picture shows', { components: [{ type: 12, items: [{ description: 'A curve' }] }] }, 'A curve'],
    ['moments in words', { content: 'Until <t:1774753140:R>' }, 'Until in 2 hours'],
    ['the title of an embed', { embeds: [{ title: 'Xavier' }] }, 'Xavier'],
    ['the name of a file', { attachments: [{ filename: 'a.csv' }] }, 'a.csv'],
    ['nothing where there is nothing', {}, ''],
  ])('gives %s', (_, parts, expected) => {
    expect(summarise(message(parts), reader)).toBe(expected)
  })
})

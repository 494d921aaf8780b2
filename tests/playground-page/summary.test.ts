import type { APIMessage } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { summarise } from '../../src/playground/page/message/summary.ts'

const message = (more: object) =>
  ({ content: '', components: [], attachments: [], embeds: [], ...more }) as unknown as APIMessage

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
    ['the title of an embed', { embeds: [{ title: 'Xavier' }] }, 'Xavier'],
    ['the name of a file', { attachments: [{ filename: 'a.csv' }] }, 'a.csv'],
    ['nothing where there is nothing', {}, ''],
  ])('gives %s', (_, parts, expected) => {
    expect(summarise(message(parts))).toBe(expected)
  })
})

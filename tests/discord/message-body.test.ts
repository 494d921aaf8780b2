import { ComponentType, MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { writeMessage } from '../../src/discord/message-body.ts'

const picture = { png: new Uint8Array([1, 2, 3]), widthPx: 1, heightPx: 1, name: 'a.png', alt: 'x^2' }

describe('a message for Discord', () => {
  it('shows text, pictures, buttons and notes in this order', () => {
    const { body } = writeMessage({
      text: 'Hello',
      images: [picture],
      rows: [[{ customId: 'go:1', label: 'Go', style: 'primary' }]],
      notes: ['small print'],
    })

    expect(body.components.map(({ type }) => type)).toEqual([
      ComponentType.TextDisplay,
      ComponentType.MediaGallery,
      ComponentType.ActionRow,
      ComponentType.TextDisplay,
    ])
    expect(body.components.at(-1)).toMatchObject({ content: '-# small print' })
  })

  it('gives a menu a row of its own, its texts cut at their limits', () => {
    const option = { value: 'a', label: 'A', description: `long\n${'x'.repeat(200)}` }
    const { body } = writeMessage({
      rows: [{ customId: 'pick:1:p', placeholder: 'Choose', options: [option], most: 1 }],
    })

    expect(body.components).toEqual([
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: 'pick:1:p',
            placeholder: 'Choose',
            max_values: 1,
            options: [{ value: 'a', label: 'A', description: `long ${'x'.repeat(94)}…` }],
          },
        ],
      },
    ])
  })

  it('names every file in a component and gives every picture its alt text', () => {
    const { body, files } = writeMessage({
      images: [picture],
      files: [{ name: 'rows.csv', bytes: new Uint8Array([4]) }],
    })

    expect(files.map(({ name }) => name)).toEqual(['a.png', 'rows.csv'])
    expect(body.attachments).toEqual([
      { id: '0', filename: 'a.png', description: 'x^2' },
      { id: '1', filename: 'rows.csv' },
    ])
    expect(JSON.stringify(body.components)).toContain('attachment://a.png')
    expect(JSON.stringify(body.components)).toContain('attachment://rows.csv')
  })

  it('gives every picture a gallery of its own, because several in one are cut to tiles', () => {
    const { body } = writeMessage({ images: [picture, { ...picture, name: 'b.png' }] })

    expect(body.components).toMatchObject([
      { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://a.png' } }] },
      { type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://b.png' } }] },
    ])
  })

  it('mentions nobody', () => {
    expect(writeMessage({ text: '@everyone' }).body.allowed_mentions).toEqual({ parse: [] })
  })

  it('notifies the roles it names, and nobody else', () => {
    const { body } = writeMessage({ text: '<@&1> <@&2> @everyone', pingRoleIds: ['1'] })

    expect(body.allowed_mentions).toEqual({ parse: [], roles: ['1'] })
  })

  it('is private only when asked', () => {
    expect(writeMessage({ text: 'a' }).body.flags).toBe(MessageFlags.IsComponentsV2)
    expect(writeMessage({ text: 'a' }, { private: true }).body.flags).toBe(
      MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
    )
  })

  it('keeps to 4,000 characters and hands over the whole text as a file', () => {
    const text = 'word '.repeat(1000)

    const { body, files } = writeMessage({ text, notes: ['n'.repeat(2000)] })

    const shown = body.components.map((part) => ('content' in part ? part.content : '')).join('')
    expect(shown.length).toBeLessThanOrEqual(4000)
    expect(files.map(({ name, data }) => [name, String(data)])).toEqual([['full-text.md', text]])
  })

  it('cuts labels and alt texts at their limits', () => {
    const { body } = writeMessage({
      images: [{ ...picture, alt: 'x'.repeat(2000) }],
      rows: [[{ url: 'https://example.org', label: 'y'.repeat(100) }]],
    })

    expect(body.attachments[0]?.description).toHaveLength(1024)
    expect(body.components[1]).toMatchObject({ components: [{ label: `${'y'.repeat(79)}…` }] })
  })
})

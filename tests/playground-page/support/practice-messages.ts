import { AttachmentBuilder, type InteractionReplyOptions, MessageFlags } from 'discord.js'
import { drawAvatar } from '../../../src/playground/world/avatar.ts'

/** A picture with what it shows in words. */
function picture(name: string, alt: string): AttachmentBuilder {
  return new AttachmentBuilder(Buffer.from(drawAvatar(name)), { name: `${name}.png`, description: alt })
}

export const layout: InteractionReplyOptions = {
  flags: MessageFlags.IsComponentsV2,
  files: [
    picture('board', 'Ada 120 points, 陈小雨 90 points'),
    new AttachmentBuilder(Buffer.from('a,b\n1,2\n'), { name: 'table.csv' }),
  ],
  components: [
    {
      type: 17,
      accent_color: 0xd9a441,
      components: [
        {
          type: 9,
          components: [
            { type: 10, content: '## Board of the week\nWhoever answers **today** leads.' },
            { type: 10, content: '-# Rolling 30 days · ties share a rank' },
          ],
          accessory: {
            type: 11,
            media: { url: 'attachment://board.png' },
            description: 'A small pattern',
          },
        },
        { type: 14, divider: true, spacing: 1 },
        {
          type: 12,
          items: [
            {
              media: { url: 'attachment://board.png' },
              description: 'Ada 120 points, 陈小雨 90 points',
            },
          ],
        },
        { type: 13, file: { url: 'attachment://table.csv' } },
        {
          type: 1,
          components: [
            { type: 2, style: 1, custom_id: 'count:0', label: 'Count' },
            { type: 2, style: 3, custom_id: 'silent', label: 'Say nothing' },
            { type: 2, style: 4, custom_id: 'off', label: 'Switched off', disabled: true },
            { type: 2, style: 5, url: 'https://example.org/docs', label: 'Documentation' },
          ],
        },
      ],
    },
  ],
}

export const embed: InteractionReplyOptions = {
  content: 'With an embed',
  files: [picture('curve', 'A falling loss curve')],
  embeds: [
    {
      color: 0x3b82c4,
      title: 'Xavier initialisation',
      description: 'Variance **2 / (fan_in + fan_out)**',
      fields: [
        { name: 'fan_in', value: '512', inline: true },
        { name: 'fan_out', value: '256', inline: true },
        { name: 'Source', value: 'Glorot & Bengio, 2010' },
      ],
      footer: { text: 'Understanding the difficulty of training' },
    },
  ],
}

/** `now` in epoch milliseconds; closes in two hours. */
export function markdown(now: number, member: string, channel: string): string {
  return [
    '# Heading',
    '**bold** *slanted* __underlined__ ~~struck~~ ||hidden|| `code`',
    '- first',
    '- second',
    '  - below second',
    '1. one',
    '2. two',
    '> quoted',
    '```python',
    'print("<b>not bold</b>")',
    '```',
    `For <@${member}> in <#${channel}>, closes <t:${Math.round(now / 1000) + 7200}:R>.`,
    '<img src=x onerror=alert(1)> [a link](https://example.org)',
  ].join('\n')
}

export const selects: InteractionReplyOptions = {
  content: 'Choose',
  components: [
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'select:window',
          placeholder: 'Window of the board',
          options: [
            { label: '7 days', value: 'week', description: 'Rolling', emoji: { name: '🗓️' } },
            { label: '30 days', value: 'month', default: true },
            { label: 'All time', value: 'all' },
          ],
        },
      ],
    },
    {
      type: 1,
      components: [
        { type: 5, custom_id: 'select:people', placeholder: 'People', min_values: 1, max_values: 2 },
      ],
    },
    { type: 1, components: [{ type: 6, custom_id: 'select:role', placeholder: 'Role' }] },
    { type: 1, components: [{ type: 7, custom_id: 'select:any', placeholder: 'Person or role' }] },
    { type: 1, components: [{ type: 8, custom_id: 'select:channel', placeholder: 'Channel' }] },
  ],
}

/** A form in Discord's own JSON. */
export const form = {
  custom_id: 'form:1',
  title: 'Weekly plan',
  components: [
    { type: 10, content: 'Everything can be **changed** later.' },
    {
      type: 18,
      label: 'Goal',
      description: 'What should the week achieve?',
      component: { type: 4, custom_id: 'goal', style: 2, min_length: 3, max_length: 200, required: true },
    },
    {
      type: 18,
      label: 'Level',
      component: {
        type: 21,
        custom_id: 'level',
        options: [
          { value: '1', label: 'Easy', description: '10 points' },
          { value: '2', label: 'Hard', description: '20 points' },
        ],
      },
    },
    {
      type: 18,
      label: 'Days',
      component: {
        type: 22,
        custom_id: 'days',
        options: [
          { value: 'mon', label: 'Monday' },
          { value: 'fri', label: 'Friday', default: true },
        ],
      },
    },
    {
      type: 18,
      label: 'Notes as a file',
      component: { type: 19, custom_id: 'notes', required: false },
    },
  ],
}

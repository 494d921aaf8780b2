import { describe, expect, it } from 'vitest'
import { suggestLocally } from '../../../src/playground/page/composer/suggest.ts'
import type { LocalizedOption, PageGuild } from '../../../src/playground/page-api.ts'

const option = (type: number, more: Partial<LocalizedOption> = {}): LocalizedOption => ({
  type,
  name: 'option',
  name_localized: 'option',
  description: '',
  description_localized: '',
  ...more,
})

const guild = {
  members: [
    { nick: null, user: { id: '1', username: 'ada', global_name: 'Ada Okafor' } },
    { nick: 'Rain', user: { id: '2', username: 'xiaoyu', global_name: '陈小雨' } },
  ],
  roles: [
    { id: '3', name: '@everyone' },
    { id: '4', name: 'Organisers' },
  ],
  channels: [
    { id: '5', name: 'general', type: 0 },
    { id: '6', name: 'a thread', type: 11 },
  ],
} as unknown as PageGuild

const words = { yes: 'True', no: 'False' }
const labels = (tested: LocalizedOption, typed = '') =>
  suggestLocally(tested, typed, guild, words).map(({ label }) => label)

describe('suggestions of the page', () => {
  it.each([
    ['members by the name they have here', option(6), ['Ada Okafor', 'Rain']],
    ['roles', option(8), ['@everyone', '@Organisers']],
    ['members and roles', option(9), ['Ada Okafor', 'Rain', '@everyone', '@Organisers']],
    ['channels', option(7), ['#general', '#a thread']],
    ['channels of the kinds asked for', option(7, { channel_types: [0] }), ['#general']],
    ['yes and no', option(5), ['True', 'False']],
    ['nothing for free text', option(3), []],
    [
      'choices in the person’s language',
      option(3, { choices: [{ name: 'None', name_localized: '不填充', value: 'valid' }] }),
      ['不填充'],
    ],
  ])('are %s', (_, tested, expected) => {
    expect(labels(tested)).toEqual(expected)
  })

  it.each([
    ['oka', ['Ada Okafor']],
    ['XIAO', ['Rain']],
    ['nobody', []],
  ])('for %j are %j', (typed, expected) => {
    expect(labels(option(6), typed)).toEqual(expected)
  })

  it('stand for ids, not for names', () => {
    expect(suggestLocally(option(6), 'ada', guild, words)[0]?.value).toBe('1')
  })

  it('are at most 25', () => {
    const choices = Array.from({ length: 30 }, (_, value) => ({
      name: `${value}`,
      name_localized: `${value}`,
      value,
    }))

    expect(labels(option(4, { choices }))).toHaveLength(25)
  })

  it('are none for people outside a server', () => {
    expect(suggestLocally(option(6), '', undefined, words)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { checkOption } from '../../../src/playground/page/composer/check-option.ts'
import type { LocalizedOption } from '../../../src/playground/page-api.ts'

const option = (type: number, more: Partial<LocalizedOption> = {}): LocalizedOption => ({
  type,
  name: 'size',
  name_localized: '尺寸',
  description: '',
  description_localized: '',
  ...more,
})

const [string, integer, boolean, user, number] = [3, 4, 5, 6, 10]
const choices = [{ name: 'Keep', name_localized: '保持', value: 'same' }]

describe('an option', () => {
  it.each([
    ['a text', option(string), 'abc', 'abc'],
    ['a text with blanks around', option(string), ' abc ', 'abc'],
    ['a whole number', option(integer), '-12', -12],
    ['the least number allowed', option(integer, { min_value: 1 }), '1', 1],
    ['a fraction', option(number), '1.5e-3', 0.0015],
    ['a choice by its English name', option(string, { choices }), 'keep', 'same'],
    ['a choice by its Chinese name', option(string, { choices }), '保持', 'same'],
    ['a choice by its value', option(string, { choices }), 'same', 'same'],
    ['anything where the list of choices is empty', option(string, { choices: [] }), 'free', 'free'],
  ])('takes %s', (_, tested, text, value) => {
    expect(checkOption(tested, { text })).toEqual({ value })
  })

  it.each([
    ['nothing where it is required', option(string, { required: true }), '  ', { key: 'option.required' }],
    ['letters for a whole number', option(integer), '3x3', { key: 'option.integer' }],
    ['a fraction for a whole number', option(integer), '1.5', { key: 'option.integer' }],
    ['words for a number', option(number), 'half', { key: 'option.number' }],
    ['endless numbers', option(number), 'Infinity', { key: 'option.number' }],
    [
      'too small a number',
      option(integer, { min_value: 1 }),
      '0',
      { key: 'option.small', values: { limit: 1 } },
    ],
    [
      'too large a number',
      option(number, { max_value: 9 }),
      '9.1',
      { key: 'option.large', values: { limit: 9 } },
    ],
    [
      'too short a text',
      option(string, { min_length: 3 }),
      'ab',
      { key: 'option.short', values: { limit: 3 } },
    ],
    [
      'too long a text',
      option(string, { max_length: 3 }),
      'abcd',
      { key: 'option.long', values: { limit: 3 } },
    ],
    ['what is no choice', option(string, { choices }), 'other', { key: 'option.pick' }],
    ['a person who was not picked', option(user), 'Ada', { key: 'option.pick' }],
    ['a yes that was not picked', option(boolean), 'maybe', { key: 'option.pick' }],
  ])('refuses %s', (_, tested, text, problem) => {
    expect(checkOption(tested, { text })).toEqual({ problem })
  })

  it('may be left out unless it is required', () => {
    expect(checkOption(option(string), { text: '' })).toEqual({})
  })

  it('is what was picked, whatever its text', () => {
    expect(checkOption(option(user), { text: 'Ada', picked: '174030000000000001' })).toEqual({
      value: '174030000000000001',
    })
  })

  it('takes no picked false for nothing', () => {
    expect(checkOption(option(boolean, { required: true }), { text: 'False', picked: false })).toEqual({
      value: false,
    })
  })
})

import type { APIComponentInLabel, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { checkPart, initialValues, partsOf, toSubmit } from '../../../src/playground/page/form/form-values.ts'
import { form as weekly } from '../support/practice-messages.ts'

const form = weekly as unknown as APIModalInteractionResponseCallbackData

const input = (component: object) => component as APIComponentInLabel

describe('a form', () => {
  it('has its questions and texts in order', () => {
    const labels = partsOf(form).map((part) => (part.input ? part.label : part.text))

    expect(labels).toEqual([
      'Everything can be **changed** later.',
      'Goal',
      'Level',
      'Days',
      'Notes as a file',
    ])
  })

  it('takes labels from text inputs in rows, the older way', () => {
    const row = { type: 1, components: [{ type: 4, custom_id: 'answer', style: 1, label: 'Answer' }] }
    const old = { components: [row] } as unknown as typeof form

    expect(partsOf(old)).toMatchObject([{ label: 'Answer', input: { custom_id: 'answer' } }])
  })

  it('opens with its defaults', () => {
    expect(initialValues(form)).toEqual({ goal: '', level: [], days: ['fri'], notes: [] })
  })

  it('sends a radio group as one value and everything else as it is', () => {
    const values = { goal: 'Read', level: ['2'], days: ['mon', 'fri'], notes: [] }

    expect(toSubmit(form, values)).toEqual({ goal: 'Read', level: '2', days: ['mon', 'fri'], notes: [] })
  })

  it.each([
    ['a text that is required', { type: 4 }, '', 'option.required'],
    ['a choice that is required', { type: 21, options: [] }, [], 'option.required'],
    ['too short a text', { type: 4, min_length: 3 }, 'ab', 'option.short'],
    ['too long a text', { type: 4, max_length: 3 }, 'abcd', 'option.long'],
    ['too few ticks', { type: 22, min_values: 2, options: [] }, ['a'], 'option.more'],
    ['too many people', { type: 5, max_values: 1 }, ['a', 'b'], 'option.fewer'],
  ])('misses %s', (_, component, value, key) => {
    expect(checkPart(input(component), value)?.key).toBe(key)
  })

  it.each([
    ['an optional text left empty', { type: 4, required: false, min_length: 3 }, ''],
    ['a tick that is not set', { type: 23 }, false],
    ['as many files as allowed', { type: 19, max_values: 2 }, ['a', 'b']],
  ])('accepts %s', (_, component, value) => {
    expect(checkPart(input(component), value)).toBeUndefined()
  })
})

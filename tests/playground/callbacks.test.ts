import { DiscordAPIError, REST } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Interaction } from '../../src/playground/interactions/interaction.ts'
import { openPlayground, type TestPlayground } from '../support/playground.ts'
import { slash } from './bot.ts'

let playground: TestPlayground
let rest: REST

beforeAll(async () => {
  playground = await openPlayground()
  rest = new REST({ api: playground.apiUrl }).setToken(playground.token)
  const question = { type: 4, name: 'size', description: 'size', autocomplete: true }
  await rest.put(`/applications/${playground.world.application.id}/commands`, {
    body: [slash('try', { options: [question] })],
  })
})
afterAll(() => playground.close())

/** An interaction nobody has answered yet: no bot is logged in here. */
async function useCommand(): Promise<Interaction> {
  const acting = { person: playground.as('ada').id, channel: playground.channel('general') }
  const { interaction } = await playground.act('command', { ...acting, command: 'try' })

  return playground.world.interactions.get(interaction) as Interaction
}

/** Answers a fresh interaction; the lines of the refusal, or undefined when it was taken. */
async function answer(body: object, interaction?: Interaction): Promise<string[] | undefined> {
  const { id, token } = interaction ?? (await useCommand())
  const error: unknown = await rest
    .post(`/interactions/${id}/${token}/callback`, { body, auth: false })
    .then(() => undefined)
    .catch((reason: unknown) => reason)

  return error instanceof DiscordAPIError
    ? [String(error.code), ...error.message.split('\n').slice(1)]
    : undefined
}

const input = (customId: string, more: object = {}) => ({ type: 4, custom_id: customId, style: 1, ...more })
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Part', component, ...more })
const form = (...components: object[]) => ({ type: 9, data: { custom_id: 'f', title: 'Form', components } })

describe('a form', () => {
  it.each<[string, object, string[]]>([
    ['no parts', form(), ['data.components[BASE_TYPE_REQUIRED]: This field is required']],
    [
      'six parts',
      form(...Array.from({ length: 6 }, (_, n) => label(input(`p${n}`)))),
      ['data.components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 5 in length.'],
    ],
    [
      'a title over 45',
      { type: 9, data: { custom_id: 'f', title: 'x'.repeat(46), components: [label(input('p'))] } },
      ['data.title[BASE_TYPE_MAX_LENGTH]: Must be 45 or fewer in length.'],
    ],
    [
      'a label over 45',
      form(label(input('p'), { label: 'x'.repeat(46) })),
      ['data.components[0].label[BASE_TYPE_MAX_LENGTH]: Must be 45 or fewer in length.'],
    ],
    [
      'a description over 100',
      form(label(input('p'), { description: 'x'.repeat(101) })),
      ['data.components[0].description[BASE_TYPE_MAX_LENGTH]: Must be 100 or fewer in length.'],
    ],
    [
      'two parts of one custom id',
      form(label(input('p')), label(input('p'))),
      ['data.components[COMPONENT_CUSTOM_ID_DUPLICATED]: Component custom id cannot be duplicated'],
    ],
    [
      'a button in a label',
      form(label({ type: 2, style: 1, custom_id: 'b', label: 'B' })),
      [
        'data.components[0].component.type[BASE_TYPE_CHOICES]: Value must be one of {8, 23, 22, 19, 7, 21, 6, 3, 4, 5}.',
      ],
    ],
    [
      'a radio group of one',
      form(label({ type: 21, custom_id: 'r', options: [{ label: 'A', value: 'a' }] })),
      ['data.components[0].component.options[BASE_TYPE_MIN_LENGTH]: Must be 2 or more in length.'],
    ],
    [
      'a value twice',
      form(
        label({
          type: 3,
          custom_id: 's',
          options: [
            { label: 'A', value: 'a' },
            { label: 'B', value: 'a' },
          ],
        }),
      ),
      [
        'data.components[0].component.options[SELECT_COMPONENT_OPTION_VALUE_DUPLICATED]: The specified option value is already used',
      ],
    ],
    [
      'a preset that is too long',
      form(label(input('p', { value: 'abc', max_length: 2 }))),
      ['data.components[0].component.value[BASE_TYPE_MAX_LENGTH]: Must be 2 or fewer in length.'],
    ],
    [
      'crossed lengths',
      form(label(input('p', { min_length: 5, max_length: 2 }))),
      ['data.components[0].component.min_length[NUMBER_TYPE_MAX]: min_length exceeds max_length'],
    ],
  ])('is refused for %s', async (_, body, expected) => {
    expect(await answer(body)).toEqual(['50035', ...expected])
  })

  it('is taken with five parts at their limits', async () => {
    const parts = Array.from({ length: 4 }, (_, n) =>
      label(input(`p${n}`, { max_length: 4000 }), { label: 'x'.repeat(45) }),
    )

    expect(await answer(form({ type: 10, content: 'Read this' }, ...parts))).toBeUndefined()
  })
})

describe('an answer', () => {
  it.each([
    ['an update of a message that is not there', { type: 7, data: { content: 'x' } }, '4, 5, 9'],
    ['choices nobody asked for', { type: 8, data: { choices: [] } }, '4, 5, 9'],
    ['a pong', { type: 1 }, '4, 5, 9'],
  ])('to a command is refused for %s', async (_, body, allowed) => {
    expect(await answer(body)).toEqual([
      '50035',
      `type[BASE_TYPE_CHOICES]: Value must be one of {${allowed}}.`,
    ])
  })

  it('with nothing in it is refused, and the interaction still waits for a better one', async () => {
    const interaction = await useCommand()

    const refusals = [
      await answer({ type: 4 }, interaction),
      await answer({ type: 4, data: {} }, interaction),
    ]

    expect(refusals).toEqual([['50006'], ['50006']])
    expect(await answer({ type: 4, data: { content: 'x' } }, interaction)).toBeUndefined()
  })

  it('to somebody typing a number is refused when its choices are text', async () => {
    const acting = { person: playground.as('ada').id, channel: playground.channel('general') }
    const choices = playground.act('autocomplete', {
      ...acting,
      command: 'try',
      options: { size: '1' },
      focused: 'size',
    })
    const interaction = [...playground.world.interactions.values()].at(-1)

    const refused = await answer({ type: 8, data: { choices: [{ name: 'one', value: '1' }] } }, interaction)
    const taken = await answer({ type: 8, data: { choices: [{ name: 'one', value: 1 }] } }, interaction)

    expect(refused?.[0]).toBe('50035')
    expect(taken).toBeUndefined()
    expect(await choices).toEqual(expect.objectContaining({ choices: [{ name: 'one', value: 1 }] }))
  })
})

// Our own copies of examples in the documentation; a stand-in that refuses them is wrong.
describe('the documentation’s own examples', () => {
  it('are taken: a command (interactions/application-commands, "Making a global command")', async () => {
    const blep = {
      name: 'blep',
      type: 1,
      description: 'Send a random adorable animal photo',
      options: [
        {
          name: 'animal',
          description: 'The type of animal',
          type: 3,
          required: true,
          choices: [
            { name: 'Dog', value: 'animal_dog' },
            { name: 'Cat', value: 'animal_cat' },
          ],
        },
        { name: 'only_smol', description: 'Whether to show only baby animals', type: 5, required: false },
      ],
    }

    const created = await rest.post(`/applications/${playground.world.application.id}/commands`, {
      body: blep,
    })

    expect(created).toMatchObject({ ...blep, application_id: playground.world.application.id })
  })

  it('are taken: a container (components/reference, "Container")', async () => {
    const body = {
      flags: 32768,
      allowed_mentions: { parse: [] },
      components: [
        {
          type: 17,
          accent_color: 703487,
          components: [
            { type: 10, content: '# You have encountered a wild coyote!' },
            {
              type: 12,
              items: [{ media: { url: 'https://example.org/coyote.png' }, description: 'Coyote' }],
            },
            { type: 10, content: 'What would you like to do?' },
            {
              type: 1,
              components: [
                { type: 2, custom_id: 'pet_coyote', label: 'Pet it!', style: 1 },
                { type: 2, custom_id: 'feed_coyote', label: 'Attempt to feed it', style: 2 },
                { type: 2, custom_id: 'run_away', label: 'Run away!', style: 4 },
              ],
            },
          ],
        },
      ],
    }

    const sent = await rest.post(`/channels/${playground.channel('general')}/messages`, { body })

    expect(sent).toMatchObject({ flags: 32768, components: [{ type: 17, accent_color: 703487 }] })
  })

  it('are taken: a form with a select and a text (components/reference, "Label")', async () => {
    const bugs = {
      type: 3,
      custom_id: 'favorite_bug',
      placeholder: 'Ants are the best',
      options: [
        { label: 'Ant', value: 'ant', description: '(best option)', emoji: { name: '🐜' } },
        { label: 'Butterfly', value: 'butterfly', emoji: { name: '🦋' } },
      ],
    }
    const reasons = input('bug_explanation', { style: 2, min_length: 1000, max_length: 4000, required: true })

    expect(
      await answer(form(label(bugs), label(reasons, { description: 'Please provide detail!' }))),
    ).toBeUndefined()
  })

  it('leave nothing to complain about', () => {
    expect(playground.recorder.misfits).toEqual([])
  })
})

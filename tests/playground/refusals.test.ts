import { DiscordAPIError, REST } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlayground, type TestPlayground } from '../support/playground.ts'
import { slash } from './bot.ts'

let playground: TestPlayground
let rest: REST

beforeAll(async () => {
  playground = await openPlayground()
  rest = new REST({ api: playground.apiUrl }).setToken(playground.token)
})
afterAll(() => playground.close())

/** The lines discord.js makes of Discord's error tree. */
async function linesOf(request: Promise<unknown>): Promise<string[]> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  )

  if (!(error instanceof DiscordAPIError)) throw new Error(`it was not refused: ${String(error)}`)

  return [String(error.code), ...error.message.split('\n').slice(1)]
}

const text = (length: number) => 'x'.repeat(length)
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'an option', ...more })
const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `c${n}`, value: `v${n}` }))

describe('a registration of commands', () => {
  it.each<[string, object[], string[]]>([
    [
      'a name in capitals',
      [slash('Try')],
      ['0.name[APPLICATION_COMMAND_INVALID_NAME]: Command name is invalid'],
    ],
    [
      'a name with a space',
      [slash('a b')],
      ['0.name[APPLICATION_COMMAND_INVALID_NAME]: Command name is invalid'],
    ],
    [
      'a name that is too long',
      [slash(text(33))],
      ['0.name[BASE_TYPE_MAX_LENGTH]: Must be 32 or fewer in length.'],
    ],
    ['no description', [{ name: 'try' }], ['0.description[BASE_TYPE_REQUIRED]: This field is required']],
    [
      'a description that is too long',
      [{ name: 'try', description: text(101) }],
      ['0.description[BASE_TYPE_MAX_LENGTH]: Must be 100 or fewer in length.'],
    ],
    [
      'a localised name that breaks the pattern',
      [slash('try', { name_localizations: { 'zh-CN': '试 试' } })],
      ['0.name_localizations.zh-CN[APPLICATION_COMMAND_INVALID_NAME]: Command name is invalid'],
    ],
    [
      'an unknown locale',
      [slash('try', { description_localizations: { zh: '试' } })],
      ['0.description_localizations.zh[ENUM_TYPE_COERCE]: Value "zh" is not a valid enum value.'],
    ],
    [
      'two commands of one name',
      [slash('try'), slash('try')],
      ['1.name[APPLICATION_COMMANDS_DUPLICATE_NAME]: Application command names must be unique'],
    ],
    [
      'a description on a menu command',
      [{ type: 3, name: 'Render it', description: 'no' }],
      ['0.description[APPLICATION_COMMAND_DESCRIPTION]: Context menu commands have no description'],
    ],
    [
      'an unknown option type',
      [slash('try', { options: [{ type: 99, name: 'x', description: 'x' }] })],
      ['0.options[0].type[BASE_TYPE_CHOICES]: Value must be one of {11, 5, 7, 4, 9, 10, 8, 3, 2, 1, 6}.'],
    ],
    [
      'an option without a description',
      [slash('try', { options: [{ type: 3, name: 'x' }] })],
      ['0.options[0].description[BASE_TYPE_REQUIRED]: This field is required'],
    ],
    [
      'two options of one name',
      [slash('try', { options: [option('x'), option('x')] })],
      ['0.options[1].name[APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS]: Option name already exists'],
    ],
    [
      'a required option after an optional one',
      [slash('try', { options: [option('x'), option('y', { required: true })] })],
      [
        '0.options[1][APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]: Required options must be placed before non-required options',
      ],
    ],
    [
      'sub-commands beside options',
      [slash('try', { options: [{ type: 1, name: 's', description: 's' }, option('x')] })],
      [
        '0.options[APPLICATION_COMMAND_OPTIONS_TYPE_INVALID]: Sub-command and sub-command group option types are mutually exclusive to all other types',
      ],
    ],
    [
      'choices beside autocomplete',
      [slash('try', { options: [option('x', { autocomplete: true, choices: choices(1) })] })],
      [
        '0.options[0].autocomplete[APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES]: autocomplete may not be set to true if choices are present',
      ],
    ],
    [
      '26 choices',
      [slash('try', { options: [option('x', { choices: choices(26) })] })],
      ['0.options[0].choices[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.'],
    ],
    [
      'a choice that is too long',
      [slash('try', { options: [option('x', { choices: [{ name: 'c', value: text(101) }] })] })],
      ['0.options[0].choices[0].value[BASE_TYPE_MAX_LENGTH]: Must be 100 or fewer in length.'],
    ],
    [
      '26 options',
      [slash('try', { options: Array.from({ length: 26 }, (_, n) => option(`o${n}`)) })],
      ['0.options[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.'],
    ],
    [
      'an unknown context',
      [slash('try', { contexts: [7] })],
      ['0.contexts[0][BASE_TYPE_CHOICES]: Value must be one of {0, 1, 2}.'],
    ],
    [
      'more than 8,000 characters',
      [
        slash('try', {
          options: Array.from({ length: 25 }, (_, n) =>
            option(`o${n}`, {
              choices: Array.from({ length: 4 }, (_, c) => ({ name: `c${c}`, value: text(100) })),
            }),
          ),
        }),
      ],
      ['0[APPLICATION_COMMAND_TOO_LARGE]: Command exceeds maximum size (8000)'],
    ],
  ])('is refused for %s', async (_, body, expected) => {
    const lines = await linesOf(
      rest.put(`/applications/${playground.world.application.id}/commands`, { body }),
    )

    expect(lines).toEqual(['50035', ...expected])
  })

  it('is refused for more than 100 commands', async () => {
    const body = Array.from({ length: 101 }, (_, n) => slash(`c${n}`))

    const lines = await linesOf(
      rest.put(`/applications/${playground.world.application.id}/commands`, { body }),
    )

    expect(lines).toEqual(['30032'])
  })

  it('is taken with everything at its limit', async () => {
    const body = [
      slash(text(32), {
        name_localizations: { 'zh-CN': '卷积' },
        default_member_permissions: '32',
        contexts: [0],
        options: [
          option('x', { required: true, choices: choices(25) }),
          option('y', { min_length: 0, max_length: 6000 }),
        ],
      }),
      { type: 3, name: 'Render formulas' },
    ]

    const registered = await rest.put(`/applications/${playground.world.application.id}/commands`, { body })

    expect(registered).toMatchObject([{ default_member_permissions: '32' }, { type: 3, description: '' }])
  })
})

const row = (...components: object[]) => ({ type: 1, components })
const button = (customId: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'B',
  custom_id: customId,
  ...more,
})
const display = (content: string) => ({ type: 10, content })
const v2 = (...components: object[]) => ({ flags: 1 << 15, components })
const select = { type: 3, custom_id: 's', options: [{ label: 'A', value: 'a' }] }

describe('a message', () => {
  it.each<[string, object, string[]]>([
    [
      'content over 2,000',
      { content: text(2001) },
      ['content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.'],
    ],
    [
      'content that is no text',
      { content: { a: 1 } },
      ['content[STRING_TYPE_CONVERT]: Could not interpret value as string.'],
    ],
    [
      '11 embeds',
      { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) },
      ['embeds[BASE_TYPE_MAX_LENGTH]: Must be 10 or fewer in length.'],
    ],
    [
      'an embed title over 256',
      { embeds: [{ title: text(257) }] },
      ['embeds[0].title[BASE_TYPE_MAX_LENGTH]: Must be 256 or fewer in length.'],
    ],
    [
      'embeds over 6,000 in all',
      { embeds: [{ description: text(4000) }, { description: text(2001) }] },
      ['embeds[MAX_EMBED_SIZE_EXCEEDED]: Embed size exceeds maximum size of 6000'],
    ],
    [
      'a nonce over 25',
      { content: 'x', nonce: text(26) },
      ['nonce[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.'],
    ],
    [
      'six rows',
      { components: Array.from({ length: 6 }, (_, n) => row(button(`b${n}`))) },
      ['components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 5 in length.'],
    ],
    [
      'six buttons in a row',
      { components: [row(...Array.from({ length: 6 }, (_, n) => button(`b${n}`)))] },
      ['components[0].components[BASE_TYPE_MAX_LENGTH]: Must be 5 or fewer in length.'],
    ],
    [
      'a select beside a button',
      { components: [row(select, button('b'))] },
      [
        'components[0].components[COMPONENT_LAYOUT_WIDTH_EXCEEDED]: The specified component exceeds the maximum width',
      ],
    ],
    [
      'a custom id twice',
      { components: [row(button('b'), button('b'))] },
      ['components[COMPONENT_CUSTOM_ID_DUPLICATED]: Component custom id cannot be duplicated'],
    ],
    [
      'a custom id over 100',
      { components: [row(button(text(101)))] },
      ['components[0].components[0].custom_id[BASE_TYPE_MAX_LENGTH]: Must be 100 or fewer in length.'],
    ],
    [
      'a button label over 80',
      { components: [row(button('b', { label: text(81) }))] },
      ['components[0].components[0].label[BASE_TYPE_MAX_LENGTH]: Must be 80 or fewer in length.'],
    ],
    [
      'a button without a custom id',
      { components: [row({ type: 2, style: 1, label: 'B' })] },
      ['components[0].components[0].custom_id[BASE_TYPE_REQUIRED]: A custom id required'],
    ],
    [
      'a link without a url',
      { components: [row({ type: 2, style: 5, label: 'B' })] },
      ['components[0].components[0].url[BASE_TYPE_REQUIRED]: A url is required'],
    ],
    [
      'a button with both',
      { components: [row(button('b', { url: 'https://example.org' }))] },
      [
        'components[0].components[0][COMPONENT_CUSTOM_ID_AND_URL]: A custom id and url cannot both be specified',
      ],
    ],
    [
      'a V2 part without the flag',
      { components: [display('x')] },
      [
        'components[0].type[UNION_TYPE_CHOICES]: Value of field "type" must be one of (1,) without MessageFlags.IS_COMPONENTS_V2.',
      ],
    ],
    [
      'content beside V2',
      { ...v2(display('x')), content: 'y' },
      [
        "content[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]: The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
      ],
    ],
    [
      '41 V2 parts, nested ones counted',
      v2({ type: 17, components: Array.from({ length: 40 }, () => display('x')) }),
      ['components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]: Must be 40 or fewer components in total.'],
    ],
    [
      'more than 4,000 characters of V2 text',
      v2(display(text(2001)), display(text(2000))),
      [
        'components[COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]: Displayable text is limited to 4000 characters.',
      ],
    ],
    [
      'a section without an accessory',
      v2({ type: 9, components: [display('x')] }),
      ['components[0].accessory[BASE_TYPE_REQUIRED]: This field is required'],
    ],
    [
      '11 pictures in a gallery',
      v2({
        type: 12,
        items: Array.from({ length: 11 }, () => ({ media: { url: 'https://example.org/a.png' } })),
      }),
      ['components[0].items[BASE_TYPE_MAX_LENGTH]: Must be 10 or fewer in length.'],
    ],
    [
      'alt text over 1,024',
      v2({ type: 12, items: [{ media: { url: 'https://example.org/a.png' }, description: text(1025) }] }),
      ['components[0].items[0].description[BASE_TYPE_MAX_LENGTH]: Must be 1024 or fewer in length.'],
    ],
    [
      'a picture that was not sent along',
      v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
      [
        "components[UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND]: The referenced attachment 'a.png' was not found",
      ],
    ],
    [
      'a reply to nothing',
      { content: 'x', message_reference: { message_id: '100000000000000000' } },
      ['message_reference[MESSAGE_REFERENCE_UNKNOWN_MESSAGE]: Unknown message'],
    ],
  ])('is refused for %s', async (_, body, expected) => {
    const lines = await linesOf(rest.post(`/channels/${playground.channel('general')}/messages`, { body }))

    expect(lines).toEqual(['50035', ...expected])
  })

  it('is refused when there is nothing in it', async () => {
    const lines = await linesOf(
      rest.post(`/channels/${playground.channel('general')}/messages`, { body: {} }),
    )

    expect(lines).toEqual(['50006'])
  })

  it('is refused with a file over ten mebibytes', async () => {
    const files = [{ name: 'big.bin', data: Buffer.alloc(10 * 1024 * 1024 + 1) }]

    const lines = await linesOf(
      rest.post(`/channels/${playground.channel('general')}/messages`, { body: {}, files }),
    )

    expect(lines).toEqual(['40005'])
  })
})

describe('an operation', () => {
  it.each([
    ['the playground does not know', () => rest.get('/guilds/1/audit-logs'), 501, 0],
    ['on a channel that is not there', () => rest.get('/channels/100000000000000000'), 404, 10003],
    [
      'on a message that is not there',
      () => rest.get(`/channels/${playground.channel('general')}/messages/100000000000000000`),
      404,
      10008,
    ],
    ['on a server that is not there', () => rest.get('/guilds/100000000000000000'), 404, 10004],
    [
      'with an interaction token that is not there',
      () => rest.post('/interactions/100000000000000000/no/callback', { body: { type: 6 }, auth: false }),
      404,
      10062,
    ],
    [
      'with a webhook token that is not there',
      () => rest.get('/webhooks/100000000000000000/no/messages/@original', { auth: false }),
      404,
      10015,
    ],
  ])('%s is refused', async (_, request, status, code) => {
    const error: unknown = await request().catch((reason: unknown) => reason)

    // discord.js tells nothing but the status of a 5xx.
    expect(error).toMatchObject(status < 500 ? { status, code } : { status })
  })

  it('needs a token', async () => {
    const response = await fetch(`${playground.apiUrl}/v10/users/@me`)

    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ code: 0, message: '401: Unauthorized' })
  })
})

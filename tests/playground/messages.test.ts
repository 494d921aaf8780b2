import {
  AttachmentBuilder,
  ChannelType,
  type Client,
  ContainerBuilder,
  MediaGalleryBuilder,
  MediaGalleryItemBuilder,
  MessageFlags,
  type TextChannel,
  TextDisplayBuilder,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { drawAvatar } from '../../src/playground/world/avatar.ts'
import { messageText, type TestPlayground } from '../support/playground.ts'
import { logIn, playgroundForTest } from './bot.ts'

/** A picture of 112 × 112 pixels. */
const png = Buffer.from(drawAvatar('a picture'))

async function setUp(
  options = {},
): Promise<{ playground: TestPlayground; client: Client<true>; general: TextChannel }> {
  const playground = await playgroundForTest(options)
  const client = await logIn(playground)
  const general = (await client.channels.fetch(playground.channel('general'))) as TextChannel

  return { playground, client, general }
}

describe('a message of the bot', () => {
  it('carries its files, with the size of pictures and their alt text', async () => {
    const { playground, general } = await setUp()
    const file = new AttachmentBuilder(png, { name: 'card.png', description: 'A card' })

    const message = await general.send({ content: 'Look', files: [file] })

    const attachment = message.attachments.first()
    expect(attachment).toMatchObject({
      name: 'card.png',
      description: 'A card',
      width: 112,
      height: 112,
      size: png.length,
      contentType: 'image/png',
    })
    expect(Buffer.from(await playground.download({ url: attachment?.url ?? '' }))).toEqual(png)
    expect(playground.recorder.misfits).toEqual([])
  })

  it('gets ids for its V2 components and full media for its pictures', async () => {
    const { playground, general } = await setUp()
    const gallery = new MediaGalleryBuilder().addItems(
      new MediaGalleryItemBuilder().setURL('attachment://card.png').setDescription('A card'),
    )
    const container = new ContainerBuilder()
      .addTextDisplayComponents(new TextDisplayBuilder().setContent('# Question'))
      .addMediaGalleryComponents(gallery)

    const message = await general.send({
      flags: MessageFlags.IsComponentsV2,
      components: [container],
      files: [new AttachmentBuilder(png, { name: 'card.png' })],
    })

    const stored = playground.world.messages.get(general.id)?.get(message.id)
    expect(stored?.message.attachments).toEqual([])
    expect(stored?.message.components).toMatchObject([
      {
        type: 17,
        id: 1,
        accent_color: null,
        components: [
          { type: 10, id: 2, content: '# Question' },
          {
            type: 12,
            id: 3,
            items: [{ description: 'A card', media: { width: 112, attachment_id: stored?.files[0]?.id } }],
          },
        ],
      },
    ])
    expect(messageText(stored?.message as never)).toBe('# Question\n[image: A card]')
    expect(playground.recorder.misfits).toEqual([])
  })

  it('loses the old picture when it is edited with a new one', async () => {
    const { playground, general } = await setUp()
    const message = await general.send({ files: [new AttachmentBuilder(png, { name: 'old.png' })] })

    const edited = await message.edit({ files: [new AttachmentBuilder(png, { name: 'new.png' })] })

    expect(edited.attachments.map(({ name }) => name)).toEqual(['new.png'])
    expect(edited.editedAt).not.toBeNull()
    expect(playground.recorder.misfits).toEqual([])
  })

  it('keeps its picture when only its words are edited', async () => {
    const { general } = await setUp()
    const message = await general.send({
      content: 'a',
      files: [new AttachmentBuilder(png, { name: 'old.png' })],
    })

    const edited = await message.edit('b')

    expect([edited.content, edited.attachments.size]).toEqual(['b', 1])
  })

  it('is sent once however often its nonce comes', async () => {
    const { playground, general } = await setUp()
    const body = { content: 'slot 7', nonce: 'slot-7', enforce_nonce: true }

    const sent = await Promise.all(
      [1, 2, 3].map(() => general.client.rest.post(`/channels/${general.id}/messages`, { body })),
    )

    expect(new Set(sent.map((message) => (message as { id: string }).id)).size).toBe(1)
    expect(playground.world.messages.get(general.id)?.size).toBe(1)
  })

  it('is sent again when the nonce was forgotten or not enforced', async () => {
    const { playground, general } = await setUp({ nonceMemoryMs: 0 })
    const send = (body: object) => general.client.rest.post(`/channels/${general.id}/messages`, { body })

    await send({ content: 'x', nonce: 'a', enforce_nonce: true })
    await send({ content: 'x', nonce: 'a', enforce_nonce: true })
    await send({ content: 'x', nonce: 'b' })
    await send({ content: 'x', nonce: 'b' })

    expect(playground.world.messages.get(general.id)?.size).toBe(4)
  })

  it('cannot change what somebody else wrote', async () => {
    const { playground, general } = await setUp()
    const theirs = await playground.as('noor').say('mine')

    const edit = general.client.rest.patch(`/channels/${general.id}/messages/${theirs.id}`, {
      body: { content: 'x' },
    })

    await expect(edit).rejects.toMatchObject({ code: 50005 })
  })

  it('replies to a message', async () => {
    const { playground, general } = await setUp()
    const question = await playground.as('noor').say('What?')

    const reply = await general.send({ content: 'That.', reply: { messageReference: question.id } })

    expect(reply.reference?.messageId).toBe(question.id)
    expect(playground.recorder.misfits).toEqual([])
  })

  it('notifies only whom it may', async () => {
    const { playground, general } = await setUp()
    const [ada, noor] = ['ada', 'noor'].map((name) => playground.as(name).id) as [string, string]
    const content = `<@${ada}> <@${noor}> @everyone`

    const quiet = await general.send(content)
    const aimed = await general.send({ content, allowedMentions: { users: [noor] } })

    expect([quiet.mentions.users.size, quiet.mentions.everyone]).toEqual([0, false])
    expect(aimed.mentions.users.map(({ username }) => username)).toEqual(['noor'])
  })

  it('reaches a person in their conversation', async () => {
    const { playground, client } = await setUp()

    const message = await client.users.send(playground.as('noor').id, 'Psst')

    const { channel } = await playground.act('openDm', { person: playground.as('noor').id })
    expect(message.channelId).toBe(channel.id)
    const seen = playground.act('messages', { person: playground.as('ada').id, channel: channel.id })
    await expect(seen).rejects.toThrow('cannot see')
    expect(playground.recorder.misfits).toEqual([])
  })
})

describe('a channel', () => {
  it('lists its messages in pages, newest first', async () => {
    const { playground, general } = await setUp()
    for (const text of ['1', '2', '3', '4']) await playground.as('noor').say(text)

    const latest = await general.messages.fetch({ limit: 2 })
    const before = await general.messages.fetch({ limit: 2, before: latest.last()?.id ?? '' })
    const after = await general.messages.fetch({ limit: 1, after: before.last()?.id ?? '' })

    const texts = [latest, before, after].map((page) => page.map(({ content }) => content))
    expect(texts).toEqual([['4', '3'], ['2', '1'], ['2']])
  })

  it('keeps pins, says who pinned, and tells of them in both old and new ways', async () => {
    const { playground, client, general } = await setUp()
    const message = await general.send('keep me')

    await message.pin()

    const pins = await general.messages.fetchPins()
    expect(pins.items.map((pin) => pin.message.id)).toEqual([message.id])
    expect(await client.rest.get(`/channels/${general.id}/pins`)).toMatchObject([
      { id: message.id, pinned: true },
    ])
    expect(
      [...(playground.world.messages.get(general.id)?.values() ?? [])].map(({ message: { type } }) => type),
    ).toEqual([0, 6])
    await message.unpin()
    expect((await general.messages.fetchPins()).items).toEqual([])
    expect(playground.recorder.misfits).toEqual([])
  })

  it('grows a thread from a message, once', async () => {
    const { playground, client, general } = await setUp()
    const message = await general.send('Question')

    const thread = await message.startThread({ name: 'Answers', autoArchiveDuration: 1440 })
    await thread.send('First')

    expect([thread.id, thread.type, thread.parentId]).toEqual([
      message.id,
      ChannelType.PublicThread,
      general.id,
    ])
    const again = client.rest.post(`/channels/${general.id}/messages/${message.id}/threads`, {
      body: { name: 'x' },
    })
    await expect(again).rejects.toMatchObject({ code: 160004, status: 400 })
    expect(playground.world.channels.get(thread.id)).toMatchObject({ message_count: 1, member_count: 1 })
    expect(playground.recorder.misfits).toEqual([])
  })

  it('grows a thread without a message, which can be closed and opens again', async () => {
    const { playground, general } = await setUp()
    const thread = await general.threads.create({ name: 'Talk', type: ChannelType.PublicThread })

    await thread.setArchived(true)
    await thread.send('still here')

    expect(playground.world.channels.get(thread.id)).toMatchObject({ thread_metadata: { archived: false } })
    expect(await thread.members.fetch()).toHaveProperty('size', 1)
    expect(playground.recorder.misfits).toEqual([])
  })

  it('takes reactions of the bot', async () => {
    const { playground, general } = await setUp()
    const message = await general.send('Well?')

    await message.react('👍')

    expect(
      (await general.messages.fetch({ message: message.id, force: true })).reactions.cache.map(
        (r) => r.emoji.name,
      ),
    ).toEqual(['👍'])
    await expect(message.react('no emoji')).rejects.toMatchObject({ code: 10014 })
    expect(playground.recorder.misfits).toEqual([])
  })
})

describe('the other operations', () => {
  it.each([
    '/gateway',
    '/gateway/bot',
    '/applications/@me',
    '/oauth2/applications/@me',
    '/users/@me',
    '/users/@me/guilds',
    '/users/@me/guilds/{guild}/member',
    '/users/{person}',
    '/guilds/{guild}',
    '/guilds/{guild}?with_counts=true',
    '/guilds/{guild}/channels',
    '/guilds/{guild}/roles',
    '/guilds/{guild}/roles/{guild}',
    '/guilds/{guild}/members/{person}',
    '/guilds/{guild}/members?limit=2',
    '/guilds/{guild}/threads/active',
    '/channels/{general}',
  ])('answer GET %s as the document says', async (path) => {
    const playground = await playgroundForTest({ privilegedIntents: true })
    const parts: Record<string, string> = {
      guild: [...playground.world.guilds.keys()][0] ?? '',
      person: playground.as('ada').id,
      general: playground.channel('general'),
    }
    const url = `${playground.apiUrl}/v10${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')}`

    const response = await fetch(url, { headers: { authorization: 'Bot any' } })

    expect([response.status, playground.recorder.misfits]).toEqual([200, []])
  })

  it('serve people their pictures', async () => {
    const { playground, client } = await setUp()
    const user = await client.users.fetch(playground.as('ada').id)

    const response = await fetch(user.displayAvatarURL())

    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(user.displayAvatarURL()).toContain(playground.url)
  })
})

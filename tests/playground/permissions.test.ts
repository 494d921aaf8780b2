import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import {
  allPermissions,
  channelPermissions,
  guildPermissions,
} from '../../src/playground/world/permissions.ts'
import {
  addGuild,
  addMember,
  addPerson,
  addRole,
  addTextChannel,
  everyonePermissions,
} from '../../src/playground/world/populate.ts'
import { createWorld } from '../../src/playground/world/world.ts'

const { Administrator, ManageMessages, SendMessages, ViewChannel } = PermissionFlagsBits

/** A server with an owner and one member who has two roles. */
function setUp(
  overwrites: { of: 'everyone' | 'first' | 'second' | 'member'; allow?: bigint; deny?: bigint }[] = [],
) {
  const world = createWorld(() => Date.parse('2026-01-01T00:00:00Z'))
  const owner = addPerson(world, { name: 'Owner', username: 'owner' }).user.id
  const member = addPerson(world, { name: 'Member', username: 'member' }).user.id
  const guild = addGuild(world, { name: 'G', owner })
  const first = addRole(world, guild, { name: 'first' })
  const second = addRole(world, guild, { name: 'second' })
  const ids = { everyone: guild.id, first: first.id, second: second.id, member }
  const channel = addTextChannel(world, guild, {
    name: 'c',
    overwrites: overwrites.map(({ of, allow = 0n, deny = 0n }) => ({
      id: ids[of],
      type: of === 'member' ? OverwriteType.Member : OverwriteType.Role,
      allow: String(allow),
      deny: String(deny),
    })),
  })

  addMember(world, guild, member, [first.id, second.id])

  return { world, guild, channel, owner, member, first }
}

describe('permissions', () => {
  it('are all of them for the owner and for administrators', () => {
    const { world, guild, channel, owner, member, first } = setUp([{ of: 'everyone', deny: ViewChannel }])

    guild.roles.set(first.id, { ...first, permissions: String(Administrator) })

    expect(guildPermissions(guild, owner)).toBe(allPermissions)
    expect(channelPermissions(world, channel, member)).toBe(allPermissions)
  })

  it('are those of @everyone and of all roles together', () => {
    const { guild, member, first } = setUp()

    guild.roles.set(first.id, { ...first, permissions: String(ManageMessages) })

    expect(guildPermissions(guild, member)).toBe(everyonePermissions | ManageMessages)
  })

  // Expectations from the algorithm in https://docs.discord.com/developers/topics/permissions#permission-overwrites
  it.each([
    { what: '@everyone takes away', overwrites: [{ of: 'everyone', deny: SendMessages }], can: false },
    {
      what: 'a role gives back what @everyone lost',
      overwrites: [
        { of: 'everyone', deny: SendMessages },
        { of: 'first', allow: SendMessages },
      ],
      can: true,
    },
    {
      what: 'among roles, giving wins over taking',
      overwrites: [
        { of: 'first', allow: SendMessages },
        { of: 'second', deny: SendMessages },
      ],
      can: true,
    },
    {
      what: 'the member’s own overwrite is the last word',
      overwrites: [
        { of: 'first', allow: SendMessages },
        { of: 'member', deny: SendMessages },
      ],
      can: false,
    },
    {
      what: 'who cannot see a channel can do nothing there',
      overwrites: [{ of: 'everyone', deny: ViewChannel }],
      can: false,
    },
  ] as const)('in a channel: $what', ({ overwrites, can }) => {
    const { world, channel, member } = setUp([...overwrites])

    expect((channelPermissions(world, channel, member) & SendMessages) !== 0n).toBe(can)
  })

  it('are none for strangers', () => {
    const { world, channel } = setUp()
    const stranger = addPerson(world, { name: 'Stranger', username: 'stranger' }).user.id

    expect(channelPermissions(world, channel, stranger)).toBe(0n)
  })
})

import { OverwriteType, PermissionFlagsBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { channelPermissions } from '../../src/discord/permissions.ts'

const view = PermissionFlagsBits.ViewChannel
const send = PermissionFlagsBits.SendMessages
const guild = '1'
const bot = { id: '9', roles: ['2'] }
const roles = [
  { id: guild, permissions: String(view) },
  { id: '2', permissions: String(send) },
  { id: '3', permissions: String(PermissionFlagsBits.Administrator) },
]

const overwrite = (id: string, type: OverwriteType, allow: bigint, deny: bigint) => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
})

describe('permissions in a channel', () => {
  it('join those of everyone and of the member’s roles', () => {
    expect(channelPermissions(guild, roles, bot, [])).toBe(view | send)
  })

  it('are all an administrator’s, whatever is overwritten', () => {
    const held = channelPermissions(guild, roles, { id: '9', roles: ['3'] }, [
      overwrite(guild, OverwriteType.Role, 0n, view),
    ])

    expect(held & view).toBe(view)
  })

  it('follow everyone’s overwrite, then the roles’, then the member’s own', () => {
    const everyone = overwrite(guild, OverwriteType.Role, 0n, view | send)
    const role = overwrite('2', OverwriteType.Role, view, 0n)
    const own = overwrite('9', OverwriteType.Member, send, view)

    expect(channelPermissions(guild, roles, bot, [everyone])).toBe(0n)
    expect(channelPermissions(guild, roles, bot, [role, everyone])).toBe(view)
    expect(channelPermissions(guild, roles, bot, [own, role, everyone])).toBe(send)
  })

  it('ignore overwrites of other roles and members', () => {
    const others = [
      overwrite('3', OverwriteType.Role, 0n, view),
      overwrite('8', OverwriteType.Member, 0n, send),
    ]

    expect(channelPermissions(guild, roles, bot, others)).toBe(view | send)
  })
})

import { PermissionFlagsBits } from 'discord.js'
import { expect, it } from 'vitest'
import { roleTrouble } from '../../src/discord/roles.ts'

const role = (id: string, position: number, permissions = 0n, managed = false) => ({
  id,
  position,
  permissions: String(permissions),
  managed,
})
const server = 'server'
const everyone = role(server, 0)
const manage = PermissionFlagsBits.ManageRoles

it.each([
  ['below its own', [role('bot', 3, manage), role('best', 2)], undefined],
  ['below its highest of several', [role('bot', 1, manage), role('crew', 5), role('best', 2)], undefined],
  [
    'below an administrator’s',
    [role('bot', 3, PermissionFlagsBits.Administrator), role('best', 2)],
    undefined,
  ],
  ['above its own', [role('bot', 2, manage), role('best', 3)], 'tooHigh'],
  ['beside its own', [role('bot', 2, manage), role('best', 2)], 'tooHigh'],
  ['without the permission', [role('bot', 3), role('best', 2)], 'noPermission'],
  ['of an integration', [role('bot', 3, manage), role('best', 2, 0n, true)], 'notGiven'],
  ['that is gone', [role('bot', 3, manage)], 'gone'],
] as const)('a role %s has the trouble %#', (_name, roles, trouble) => {
  const bot = { id: 'bot-user', roles: ['bot', 'crew'] }

  expect(roleTrouble(server, [everyone, ...roles], bot, 'best')).toBe(trouble)
})

it('nobody gives the role that everybody has', () => {
  const roles = [everyone, role('bot', 3, manage)]

  expect(roleTrouble(server, roles, { id: 'bot-user', roles: ['bot'] }, server)).toBe('notGiven')
})

import { afterEach, describe, expect, it } from 'vitest'
import { planChampions, planSummaries } from '../../src/quiz/plan-summaries.ts'
import { DeliveryFailure } from '../../src/schedule/messenger.ts'
import type { Roles, RoleTrouble } from '../../src/schedule/roles.ts'
import { deadEnd, hour, leaseMs, logChannel, type Office, openOffice } from './office.ts'

let office: Office

afterEach(() => office.store.close())

/** A server's roles in memory: who holds what. */
function roleBook(): Roles & { held: Set<string>; trouble_: RoleTrouble | undefined; asked: number } {
  const book = {
    held: new Set<string>(),
    trouble_: undefined as RoleTrouble | undefined,
    asked: 0,
    give: async (_server: string, member: string, role: string) => {
      book.held.add(`${member} ${role}`)
      return true
    },
    take: async (_server: string, member: string, role: string) => {
      book.held.delete(`${member} ${role}`)
    },
    trouble: async () => {
      book.asked += 1
      return book.trouble_
    },
  }

  return book
}

async function earn(memberId: string, points: number, at: string): Promise<void> {
  await office.store.correctPoints({
    id: `${memberId}-${at}`,
    serverId: 'server-1',
    memberId,
    memberName: memberId,
    points,
    reason: '',
    at: Date.parse(at),
  })
}

async function withRole(championRoleId: string, iso = '2026-03-01T08:00:00Z'): Promise<void> {
  office = await openOffice(iso)
  const server = await office.store.saveServer('server-1', { championRoleId })
  await planSummaries(office.store, server, office.now())
}

describe('the champions’ role', () => {
  it('goes to the champions of a season, and from them to those of the next', async () => {
    await withRole('best')
    const roles = roleBook()
    const bots = [office.worker({ roles }), office.worker({ roles })]
    await earn('ada', 30, '2026-02-10T00:00:00Z')
    await earn('bo', 30, '2026-03-10T00:00:00Z')
    await earn('chen', 20, '2026-03-10T00:00:00Z')
    await earn('chen', 50, '2026-04-10T00:00:00Z')

    office.setClock('2026-03-31T23:59:00Z')
    await Promise.all(bots.map((bot) => bot.tick()))
    const early = [...roles.held]
    office.setClock('2026-04-01T09:00:00Z')
    await Promise.all(bots.map((bot) => bot.tick()))
    const spring = [...roles.held]
    office.setClock('2026-07-01T09:00:00Z')
    await Promise.all(bots.map((bot) => bot.tick()))

    expect([early, spring.toSorted()]).toEqual([[], ['ada best', 'bo best']])
    expect([...roles.held]).toEqual(['chen best'])
  })

  it('is given at once to those of the last season when it is chosen, and the old role taken', async () => {
    await withRole('best', '2026-04-20T08:00:00Z')
    const roles = roleBook()
    await earn('ada', 30, '2026-02-10T00:00:00Z')
    await earn('bo', 90, '2026-04-10T00:00:00Z')
    const choose = async (championRoleId: string) => {
      const server = await office.store.saveServer('server-1', { championRoleId })
      await planChampions(office.store, server, office.now())
      await office.worker({ roles }).tick()

      return [...roles.held]
    }

    expect(await choose('best')).toEqual(['ada best'])
    expect(await choose('star')).toEqual(['ada star'])
  })

  it('does not name who hides', async () => {
    await withRole('best')
    const roles = roleBook()
    await earn('ada', 30, '2026-02-10T00:00:00Z')
    await earn('bo', 30, '2026-02-10T00:00:00Z')
    await office.store.saveMemberSettings('bo', { hidden: true })
    office.setClock('2026-04-01T09:00:00Z')

    await office.worker({ roles }).tick()

    expect([...roles.held]).toEqual(['ada best'])
  })

  it('is taken from everybody it was given to, also after the process died in between', async () => {
    await withRole('best')
    const roles = roleBook()
    await earn('ada', 30, '2026-02-10T00:00:00Z')
    await earn('bo', 30, '2026-04-10T00:00:00Z')
    const { reached, die } = deadEnd()
    office.setClock('2026-04-01T09:00:00Z')
    const dying = {
      ...roles,
      give: async (...args: [string, string, string]) => (await roles.give(...args)) && die(),
    }
    void office.worker({ roles: dying }).tick()
    await reached

    office.passMs(leaseMs)
    await office.worker({ roles }).tick()
    office.setClock('2026-07-01T09:00:00Z')
    await office.worker({ roles }).tick()

    expect([...roles.held]).toEqual(['bo best'])
  })

  it('that cannot be given is told of once with the fix, and given when that was done', async () => {
    await withRole('best')
    const roles = roleBook()
    const bot = office.worker({ roles })
    await earn('ada', 30, '2026-02-10T00:00:00Z')
    roles.trouble_ = 'tooHigh'
    office.setClock('2026-04-01T09:00:00Z')

    for (let tries = 0; tries < 3; tries++) {
      await bot.tick()
      office.passMs(4 * hour)
    }
    roles.trouble_ = undefined
    office.passMs(24 * hour)
    await bot.tick()

    const told = office.messenger.in(logChannel).map(({ message }) => message.text)
    expect(told).toEqual([expect.stringContaining('<@&best> is not below my own highest role')])
    expect([...roles.held]).toEqual(['ada best'])
  })

  it('is tried again when Discord does not answer', async () => {
    await withRole('best')
    const roles = roleBook()
    await earn('ada', 30, '2026-02-10T00:00:00Z')
    const away = { ...roles, give: () => Promise.reject(new DeliveryFailure('transient', 'Bad Gateway')) }
    office.setClock('2026-04-01T09:00:00Z')
    await office.worker({ roles: away }).tick()

    office.passMs(hour)
    await office.worker({ roles }).tick()

    expect([...roles.held]).toEqual(['ada best'])
  })
})

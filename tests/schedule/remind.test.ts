import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remind } from '../../src/schedule/remind.ts'
import { newAttempt } from '../contract/ground.ts'
import { privateChannel } from './fake-messenger.ts'
import { deadEnd, leaseMs, minute, type Office, openOffice } from './office.ts'

let office: Office

/** A question each day at 9:00 that closes with the next; Ada answered the first, and wants to be reminded. */
beforeEach(async () => {
  office = await openOffice('2026-03-02T08:00:00Z')
  const { id } = await office.schedule()
  office.setClock('2026-03-02T09:00:00Z')
  await office.worker().tick()
  const [post] = await office.postsOf(id)
  await office.store.recordAttempt(
    newAttempt('first', { postId: post?.id ?? '', memberId: 'ada', at: office.now() }),
  )
  await office.store.saveMemberSettings('ada', { reminders: 'on' })
  office.setClock('2026-03-03T09:00:00Z')
  await office.worker().tick()
})
afterEach(() => office.store.close())

const toAda = () => office.messenger.in(privateChannel('ada')).map(({ message }) => message.text)
const bot = (changes = {}) => office.worker({ chores: { remind }, ...changes })

async function at(iso: string, worker = bot()): Promise<void> {
  office.setClock(iso)
  await worker.tick()
}

describe('a reminder', () => {
  it('comes once, in the last three hours, with the streak and a link', async () => {
    await at('2026-03-04T05:50:00Z')
    const early = toAda()
    for (const time of ['06:10', '06:20', '07:00', '08:55']) await at(`2026-03-04T${time}:00Z`)

    expect(early).toEqual([])
    expect(toAda()).toEqual([
      expect.stringMatching(/is open in <#channel-.*> and closes <t:\d+:R>.*\nYour streak there: 1 day\./),
    ])
    expect(JSON.stringify(office.messenger.in(privateChannel('ada'))[0]?.message.rows)).toMatch(
      /discord\.com\/channels.*remind-off/,
    )
  })

  it('comes again the next day, in the language of the member', async () => {
    await office.store.saveMemberSettings('ada', { language: 'zh-CN' })
    await at('2026-03-04T06:10:00Z')
    await at('2026-03-04T09:00:00Z')
    await at('2026-03-05T06:10:00Z')

    expect(toAda()).toEqual([expect.stringContaining('还没有作答'), expect.stringContaining('还没有作答')])
  })

  it('turns itself off where no message gets through, and says nothing more', async () => {
    office.messenger.breakChannel(privateChannel('ada'), 'forbidden')
    await at('2026-03-04T06:10:00Z')
    await at('2026-03-04T09:00:00Z')
    await at('2026-03-05T06:10:00Z')

    expect(office.messenger.askedIn(privateChannel('ada'))).toEqual(['postPrivately'])
    expect((await office.store.memberSettings('ada')).reminders).toBe('refused')
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('is never seen twice when the process dies %s sending it', async (moment, times) => {
    const { reached, die } = deadEnd()
    const { postPrivately } = office.messenger
    const dying: typeof postPrivately = async (...message) => {
      if (moment === 'after') await postPrivately(...message)
      return die()
    }
    office.setClock('2026-03-04T06:10:00Z')
    void bot({ messenger: { ...office.messenger, postPrivately: dying } }).tick()
    await reached

    office.messenger.forgetNonces()
    office.passMs(leaseMs + minute)
    await bot().tick()

    expect(toAda()).toHaveLength(times)
  })

  it('is sent again at once where its answer was lost, and is seen once', async () => {
    office.messenger.fail('postPrivately', 'transient', { after: true })
    await at('2026-03-04T06:10:00Z')
    await at('2026-03-04T06:11:30Z')

    expect(office.messenger.count('postPrivately')).toBe(2)
    expect(toAda()).toHaveLength(1)
  })
})

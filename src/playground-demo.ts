import { type Question, rightLetters } from './bank/question.ts'
import type { RunningPlayground } from './playground/server.ts'

const channelName = 'daily-questions'
const scheduleName = 'Daily question'

export interface DemoClock {
  /** Yesterday, at this time of day. */
  readonly goBackADay: () => void
  /** The present; delivers what has come due since. */
  readonly comeBack: () => Promise<void>
}

/**
 * Gives a visitor something to look at, by the same commands a visitor would type: a daily schedule, yesterday's
 * question answered by three members and revealed, today's question open, a board with names on it.
 */
export async function setUpDemo(
  playground: RunningPlayground,
  bank: ReadonlyMap<string, Question>,
  { goBackADay, comeBack }: DemoClock,
): Promise<void> {
  const act = actorsOf(playground)

  goBackADay()
  await act('ada', 'schedule create', {
    channel: act.channel,
    when: 'every day 09:00',
    name: scheduleName,
    picking: 'inOrder',
  })
  await act('ada', 'schedule run', { schedule: scheduleName })

  const [first] = bank.values()

  if (first) {
    await act('xiaoyu', 'answer', { answer: rightAnswer(first) })
    await act('yuri', 'answer', { answer: wrongAnswer(first) })
    await act('noor', 'answer', { answer: rightAnswer(first) })
  }

  await comeBack()
}

function actorsOf(playground: RunningPlayground) {
  const { world } = playground
  const channel = [...world.channels.values()].find(({ name }) => name === channelName)?.id ?? ''
  const act = async (username: string, command: string, options: Record<string, string>) => {
    const person = [...world.people.values()].find(({ user }) => user.username === username)?.user.id ?? ''
    const { interaction } = await playground.act('command', { person, channel, command, options })

    await settled(playground, interaction)
  }

  return Object.assign(act, { channel })
}

/** Resolves when the bot has said its last word on an interaction: a message that is not “thinking…”. */
function settled({ world }: RunningPlayground, id: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error('the bot did not answer the demo')), 15_000)
  const stop = world.changes.subscribe((change) => {
    const isWord = change.type === 'messageCreated' || change.type === 'messageUpdated'

    if (isWord && change.by === id && ((change.stored.message.flags ?? 0) & 128) === 0) resolve()
  })

  return promise.finally(() => {
    clearTimeout(timer)
    stop()
  })
}

function rightAnswer({ key }: Question): string {
  switch (key.kind) {
    case 'choice':
      return key.letter
    case 'multi':
      return key.right.join(', ')
    case 'number':
    case 'expression':
      return key.expression
    case 'short':
      return key.answer
    case 'open':
      return key.keyPoints.map(({ accepts }) => accepts[0] ?? '').join(', ')
  }
}

function wrongAnswer({ key }: Question): string {
  const right = rightLetters(key)

  if ('letters' in key) return key.letters.find((letter) => !right?.includes(letter)) ?? ''
  if ('diagnoses' in key) return key.diagnoses[0]?.expression ?? '0'

  return 'no idea'
}

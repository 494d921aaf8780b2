import { type Question, rightLetters } from './bank/question.ts'
import type { RunningPlayground } from './playground/server.ts'

const channelName = 'daily-questions'
const scheduleName = 'Daily question'

export interface DemoClock {
  /** As many days ago, at this time of day. */
  readonly goBack: (days: number) => void
  /** The same time of the next day; delivers what has come due since. */
  readonly goOn: () => Promise<void>
}

/** Who was right on each of the days that are over; whoever is left out did not answer. */
const days = [
  { right: ['xiaoyu', 'minjun', 'zoe', 'noor'], wrong: ['yuri', 'arjun'] },
  { right: ['xiaoyu', 'arjun', 'zoe'], wrong: ['noor'] },
] as const

/**
 * Gives a visitor something to look at, by the same commands a visitor would type: two teams, a daily schedule, the
 * questions of two days answered and revealed, today's question open, a board with names on it.
 */
export async function setUpDemo(
  playground: RunningPlayground,
  bank: ReadonlyMap<string, Question>,
  { goBack, goOn }: DemoClock,
): Promise<void> {
  const act = actorsOf(playground)

  const topic = plainTopic(bank)
  const questions = [...bank.values()].filter((question) => topic === undefined || question.topic === topic)

  goBack(days.length)
  for (const team of ['Team Gradient', 'Team Momentum'])
    await act('ada', 'settings', { add_team: act.role(team) })
  await act('ada', 'schedule create', {
    channel: act.channel,
    when: 'every day 09:00',
    name: scheduleName,
    picking: 'inOrder',
    ...(topic !== undefined && { topic }),
  })
  await act('ada', 'schedule run', { schedule: scheduleName })

  for (const [day, { right, wrong }] of days.entries()) {
    const question = questions[day]

    if (question) {
      for (const name of right) await act(name, 'answer', { answer: rightAnswer(question) })
      for (const name of wrong) await act(name, 'answer', { answer: wrongAnswer(question) })
    }

    await goOn()
  }
}

/** A topic that begins with questions whose answers are known before they are asked: no numbers are drawn for them. */
function plainTopic(bank: ReadonlyMap<string, Question>): string | undefined {
  const byTopic = Map.groupBy(bank.values(), ({ topic }) => topic)
  const [found] =
    [...byTopic].find(([, questions]) =>
      questions.slice(0, days.length).every(({ template }) => !template),
    ) ?? []

  return found
}

function actorsOf(playground: RunningPlayground) {
  const { world } = playground
  const channel = [...world.channels.values()].find(({ name }) => name === channelName)?.id ?? ''
  const act = async (username: string, command: string, options: Record<string, string>) => {
    const person = [...world.people.values()].find(({ user }) => user.username === username)?.user.id ?? ''
    const { interaction } = await playground.act('command', { person, channel, command, options })

    await settled(playground, interaction)
  }

  const role = (name: string) =>
    [...world.guilds.values()].flatMap((guild) => [...guild.roles.values()]).find((one) => one.name === name)
      ?.id ?? ''

  return Object.assign(act, { channel, role })
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

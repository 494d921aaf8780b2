import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QuestionKind } from '../../src/bank/question.ts'
import { computing } from '../../src/cli/calculators/computing.ts'
import type { Context, Member } from '../../src/command.ts'
import type { Language } from '../../src/i18n/catalog.ts'
import { translator } from '../../src/i18n/catalog.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import { loadCommands } from '../../src/registry.ts'
import type { Picture, Renderer } from '../../src/render/renderer.ts'
import { type Deliverer, openDelivery } from '../../src/schedule/deliver.ts'
import { noExtras } from '../../src/schedule/messenger.ts'
import type { Post, Store } from '../../src/store/store.ts'
import { type FakeMessenger, fakeMessenger } from '../schedule/fake-messenger.ts'
import { builtInBanks } from '../support/banks.ts'
import { testStore } from '../support/database.ts'
import { inlineIntake } from '../support/inline-intake.ts'
import { rightAnswers, secretBank, wrongAnswers } from '../support/secret-bank.ts'
import { doEverything, type Seen } from '../support/visitor.ts'

const serverId = 'server'
const channelId = 'channel'
const kinds = Object.keys(secretBank) as QuestionKind[]
const bank = new Map(Object.values(secretBank).map(({ question }) => [question.id, question]))
const banks = builtInBanks(bank)
const registry = await loadCommands('commands')

const people = {
  noor: { id: 'id-noor', name: 'whispernoor', isManager: false, roles: [] },
  yuri: { id: 'id-yuri', name: 'Yuri', isManager: false, roles: [] },
  ada: { id: 'id-ada', name: 'Ada', isManager: true, roles: [] },
} as const satisfies Record<string, Member>
type Person = keyof typeof people

/** One of them right, so that there is a name to read out and points to see. */
const noorsAnswers: Readonly<Record<QuestionKind, string>> = { ...wrongAnswers, choice: 'b' }

const yurisAnswers: Readonly<Record<QuestionKind, string>> = {
  choice: 'a',
  multi: 'a',
  number: '5',
  expression: 'n',
  short: 'nothing',
  open: 'nothing',
}
const noorsWords = Object.values(noorsAnswers).filter((answer) => answer.length > 1)
const secretsOf = (part: 'always' | 'verdict') =>
  Object.values(secretBank).flatMap(({ secrets }) => secrets[part])

let store: Store
let messenger: FakeMessenger
let delivery: Deliverer
let posts: readonly Post[]
let instant = Date.parse('2026-03-02T08:00:00Z')
let interactions = 0
/** What was put into pictures. */
const drawn: string[] = []

beforeAll(async () => {
  store = await testStore()
  messenger = fakeMessenger()
  delivery = openDelivery({
    store,
    banks,
    render: recordingRenderer,
    messenger,
    log: pino({ level: 'silent' }),
    now: () => instant,
    worker: 'worker',
    newId: () => `post-${++interactions}`,
  })

  // Noor has practised everything and knows it; Yuri has a draw of each that he did not finish.
  await Promise.all(kinds.flatMap((kind) => [practice('noor', kind), practice('yuri', kind)]))
  for (const kind of kinds) await answer('noor', `practice-noor-${kind}`, rightAnswers[kind])
  drawn.length = 0

  instant += 3_600_000
  posts = await askEverything()
  for (const [index, kind] of kinds.entries()) {
    await answer('noor', posts[index]?.id ?? '', noorsAnswers[kind])
  }
})
afterAll(() => store.close())

const picture: Picture = { png: new Uint8Array(), widthPx: 1, heightPx: 1 }
const record = async (job: unknown): Promise<Picture> => {
  drawn.push(JSON.stringify(job))

  return picture
}
const recordingRenderer: Renderer = {
  formula: record,
  card: async (card) => [await record(card)],
  board: ({ rows, ...rest }) => record({ ...rest, rows: rows.map(({ avatar, ...row }) => row) }),
  chart: record,
  close: async () => undefined,
}

function contextFor(person: Person, language: Language, changes: Partial<Context> = {}): Context {
  const member = people[person]

  return {
    t: translator(language),
    language,
    look: { theme: 'dark', language, by: member.id },
    member,
    serverId,
    channelId,
    pressed: { alts: [] },
    interactionId: String(10n ** 17n + BigInt(++interactions)),
    now: instant,
    store,
    bank,
    banks,
    intake: inlineIntake,
    render: recordingRenderer,
    members: { look: async () => new Map(), roleNames: async () => new Map(), forget: () => undefined },
    compute: {
      ...computing,
      grade: async (key, aliases, typed) => gradeAnswer(key, aliases, typed),
      close: async () => undefined,
    },
    delivery,
    status: async () => ({
      version: '1',
      startedAt: instant,
      questions: bank.size,
      nextRunAt: undefined,
      databaseMs: 1,
    }),
    progress: () => undefined,
    ...changes,
  }
}

async function practice(person: Person, kind: QuestionKind): Promise<void> {
  const { id, version } = secretBank[kind].question

  await store.createPost({
    id: `practice-${person}-${kind}`,
    serverId,
    channelId,
    scheduleId: null,
    fireAt: null,
    questionId: id,
    questionVersion: version,
    seed: '1',
    numbers: 'shared',
    language: 'en',
    practiceOf: people[person].id,
    createdAt: instant,
    closesAt: instant + 7 * 86_400_000,
  })
}

/** A post of each kind, as a schedule makes them, in the order of `kinds`. */
async function askEverything(): Promise<Post[]> {
  const schedule = {
    id: 'schedule',
    serverId,
    channelId,
    name: 'Daily',
    cron: '0 9 * * *',
    timezone: 'UTC',
    quietDates: '',
    endsOn: null,
    latestHours: null,
    ...noExtras,
    topic: null,
    level: null,
    language: null,
    picking: 'inOrder',
    numbers: 'shared',
    catchUp: 'latest',
    createdBy: people.ada.id,
    createdAt: instant,
    nextRunAt: instant + 86_400_000,
  } as const

  await store.createSchedule(schedule)
  const made: Post[] = []
  for (const index of kinds.keys()) {
    made.push(
      await delivery.runNow({ ...schedule, paused: false, attempts: 0, deletedAt: null }, instant + index),
    )
  }

  return kinds.map((kind) => {
    const post = made.find(({ questionId }) => questionId === `riddles/${kind}`)
    if (!post) throw new Error(`no post of ${kind}`)

    return post
  })
}

async function answer(person: Person, post: string, text: string): Promise<Seen> {
  const context = contextFor(person, 'en')
  const reply = await registry.commands.get('answer')?.action?.run(context, { answer: text, post } as never)

  return { deed: `answer ${text}`, text: JSON.stringify(reply) }
}

/** All that a person gets by trying everything, and what stands in the channel meanwhile. */
async function everythingFor(
  person: Person,
  language: Language,
  { own = [], changes = {} }: { own?: readonly string[]; changes?: Partial<Context> } = {},
): Promise<Seen[]> {
  drawn.length = 0

  const ids = [...posts.map(({ id }) => id), ...own]
  const titles = Object.values(secretBank).map(({ question }) => question.texts[language].title)
  const seen = await doEverything({
    registry,
    context: () => contextFor(person, language, changes),
    texts: (option) => {
      if (option === 'post') return ids
      if (option === 'question') return [...bank.keys(), ...titles]
      if (option === 'topic') return ['riddles']

      return option === 'schedule' || option === 'name' ? ['Daily', 'schedule'] : ['5']
    },
    messages: [...posts.flatMap(({ messageId }) => messageId ?? []), 'nonsense'],
    args: [...ids, 'schedule', 'nonsense'].flatMap((id) => [[id], [id, 'a'], [id, 'a', '0']]),
  })

  return [
    ...seen,
    ...messenger.sent.map((message) => ({ deed: 'channel', text: JSON.stringify(message) })),
    ...drawn.map((text) => ({ deed: 'picture', text })),
  ]
}

/** Who told which secret. */
function leaks(seen: readonly Seen[], secrets: readonly string[]): string[] {
  return seen.flatMap(({ deed, text }) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${deed} tells ${secret}`),
  )
}

/** Whoever has points is on the board by name: it tells that something was right, and not what. */
const isBoard = ({ deed, text }: Seen) =>
  /leaderboard|board/.test(deed) || (deed === 'picture' && text.includes('"rows"'))

/** Nothing is recorded: whoever only looks is told no verdict of their own. */
const unanswering = (): Partial<Context> => ({
  store: { ...store, recordAttempt: async () => ({ outcome: 'closed' }) },
})

const othersPractice = kinds.map((kind) => `practice-noor-${kind}`)

describe('while questions of every kind are open', () => {
  it.each([
    ['yuri', 'en'],
    ['yuri', 'zh-CN'],
    ['ada', 'en'],
  ] as const)(
    '%s, who tries everything in %s and answers nothing, learns nothing',
    async (person, language) => {
      const seen = await everythingFor(person, language, { own: othersPractice, changes: unanswering() })
      const told = seen.filter((one) => !isBoard(one))

      expect(leaks(seen, [...secretsOf('always'), ...secretsOf('verdict'), ...noorsWords])).toEqual([])
      expect(leaks(told, [people.noor.name])).toEqual([])
    },
  )

  it('a practice draw from before does not tell whether an answer is right', async () => {
    for (const kind of kinds) {
      await expect(answer('yuri', `practice-yuri-${kind}`, rightAnswers[kind])).rejects.toMatchObject({
        key: 'answer.practiceOpen',
      })
    }
  })

  it('one’s own finished practice opens no calculator', async () => {
    const work = registry.presses.get('work')?.press

    for (const kind of kinds) {
      await expect(work?.run(contextFor('noor', 'en'), [`practice-noor-${kind}`], [])).rejects.toMatchObject({
        key: 'answer.notYet',
      })
    }
  })

  it('whoever answers wrongly is told why, and nothing about the answer', async () => {
    const verdicts: Seen[] = []
    for (const [index, kind] of kinds.entries()) {
      verdicts.push(await answer('yuri', posts[index]?.id ?? '', yurisAnswers[kind]))
    }

    const seen = [...verdicts, ...(await everythingFor('yuri', 'en', { own: othersPractice }))]

    expect(verdicts.map(({ text }) => text).join()).toContain('whisperchoicea')
    expect(leaks(seen, [...secretsOf('always'), ...noorsWords])).toEqual([])
    expect(
      leaks(
        seen.filter((one) => !isBoard(one)),
        [people.noor.name],
      ),
    ).toEqual([])
  })

  it('whoever has answered already finds their own answers, and nothing else', async () => {
    const seen = await everythingFor('noor', 'zh-CN')

    expect(leaks(seen, secretsOf('always'))).toEqual([])
    expect(leaks(seen, noorsWords)).not.toEqual([])
  })
})

describe('once they are closed', () => {
  it('the answers are there for everyone, so that the search above would have found them', async () => {
    instant = Date.parse('2026-03-03T10:00:00Z')
    await delivery.tick()

    const text = (await everythingFor('yuri', 'en')).map((one) => one.text).join('\n')
    const told = [
      ...kinds.flatMap((kind) => [`whisper${kind}explanation`, `whisper${kind}source`]),
      ...kinds.map((kind) => secretBank[kind].question.calculator?.slice('calc expression='.length) ?? '?'),
      ...['(correct)', '"mark":"right"', 'whisperchoiced', 'whispermultid', '73,939,133', '7919'],
      ...['whispershortkey', 'whisperopenpoint', people.noor.name],
    ]

    expect(told.filter((secret) => !text.includes(secret))).toEqual([])
  })
})

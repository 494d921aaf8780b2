import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeTyped } from '../../src/bank/own/typed.ts'
import { type Question, type QuestionKind, questionKinds } from '../../src/bank/question.ts'
import type { Banks } from '../../src/banks.ts'
import { computing } from '../../src/cli/calculators/computing.ts'
import type { Context } from '../../src/command.ts'
import type { Language } from '../../src/i18n/catalog.ts'
import { translator } from '../../src/i18n/catalog.ts'
import { openBanks } from '../../src/open-banks.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import { loadCommands } from '../../src/registry.ts'
import type { Picture, Renderer } from '../../src/render/renderer.ts'
import { type Deliverer, openDelivery } from '../../src/schedule/deliver.ts'
import { noExtras } from '../../src/schedule/messenger.ts'
import type { ServerBank, ServerQuestion } from '../../src/store/server-bank.ts'
import type { Post, Schedule, Store } from '../../src/store/store.ts'
import { type FakeMessenger, fakeMessenger } from '../schedule/fake-messenger.ts'
import { testStore } from '../support/database.ts'
import { inlineIntake } from '../support/inline-intake.ts'
import { secretBank } from '../support/secret-bank.ts'
import { sample } from '../support/thorough.ts'
import { doEverything, type Seen } from '../support/visitor.ts'

/** Alma’s server has questions of its own; Bert’s has one, of the same id, version and revision as one of hers. */
const alma = 'server-alma'
const bert = 'server-bert'
const channelOf = (serverId: string) => `channel of ${serverId}`
const start = Date.parse('2026-03-02T08:00:00Z')
const { question: builtIn } = secretBank.short
const registry = await loadCommands('commands')

const answers: Readonly<Record<QuestionKind, string>> = {
  choice: '*murmur right\nmurmur wrong\n> murmur why',
  multi: '*murmur one\n*murmur two\nmurmur wrong\n> murmur why',
  number: '86028121',
  expression: 'n*7919+1\nn: whole 1..9',
  short: 'murmur key',
  open: 'murmur point: murmur wording',
}
const titleOf = (kind: QuestionKind) => `Riddle 1 谜 ${kind} whisper`
const idOf = (kind: QuestionKind) => `knots/${kind}`
const topicName = 'Riddles of rope'

let store: Store
let banks: Banks
let messenger: FakeMessenger
let delivery: Deliverer
let almasBank: ServerBank
let banksOf: ReadonlyMap<string, ReadonlyMap<string, Question>>
let almasPosts: readonly Post[]
let almasSchedules: readonly Schedule[]
let almasRecords: unknown
let instant = start
let interactions = 0
/** What was put into pictures. */
const drawn: string[] = []

beforeAll(async () => {
  store = await testStore()
  messenger = fakeMessenger()
  banks = openBanks({ builtIn: new Map([[builtIn.id, builtIn]]), store, intake: inlineIntake })
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
  await store.changeBank(
    alma,
    0,
    { saved: questionKinds.map(almasQuestion), topics: topicsCalled(topicName) },
    start,
  )
  await store.changeBank(
    bert,
    0,
    { saved: [ownQuestion('short', 'Ropes', 'harmless')], topics: topicsCalled('Ropes') },
    start,
  )
  almasBank = await store.serverBank(alma)
  banksOf = new Map([
    [alma, await banks.of(alma)],
    [bert, await banks.of(bert)],
  ])
  almasPosts = await askEverything()
  almasSchedules = await store.schedules(alma)
  for (const { id } of almasPosts) await answerAsAlma(id)
  for (const id of ['visitor', 'alma']) {
    const texts = { kind: 'short', topic: 'knots', title: 'murmur draft', level: '1' }
    await store.keepDraft({ id: `draft-of-${id}`, serverId: alma, memberId: id, texts }, start)
  }
  await store.correctPoints({ ...correction, points: 5, reason: 'murmur reason', at: start })
  await store.audit({
    id: 'change',
    serverId: alma,
    at: start,
    byId: 'alma',
    what: 'questionSaved',
    memberId: 'somebody',
    details: { title: 'murmur title' },
    reason: null,
  })
  await store.startSeason(alma, start)
  almasRecords = await recordsOfAlma()
})
afterAll(() => store.close())

/** Of whom the visitor picks as a member. */
const correction = { id: 'correction', serverId: alma, memberId: 'somebody', memberName: 'murmur' }

/** What managers of Alma’s did and may take back. */
async function recordsOfAlma(): Promise<unknown> {
  return [
    await store.ledger(alma, correction.memberId, 10),
    await store.audited({ serverId: alma }, { limit: 10, offset: 0 }),
    await store.seasonStarts(alma),
    await store.topicMerges(alma),
    await store.server(alma),
  ]
}

const picture: Picture = { png: new Uint8Array(), widthPx: 1, heightPx: 1 }
const record = async (job: unknown): Promise<Picture> => {
  drawn.push(JSON.stringify(job))

  return picture
}
const recordingRenderer: Renderer = {
  formula: record,
  card: async (card) => [await record(card)],
  board: record,
  chart: record,
  close: async () => undefined,
}

const topicsCalled = (name: string) => new Map([['knots', { en: name, 'zh-CN': name }]])
const almasQuestion = (kind: QuestionKind) => ownQuestion(kind, titleOf(kind), 'murmur', answers[kind])

function ownQuestion(kind: QuestionKind, title: string, word: string, answer = word): ServerQuestion {
  const typed = {
    kind,
    level: 1,
    title,
    body: `${word} body`,
    answer,
    explanation: `${word} explanation`,
    hint: `${word} hint`,
  } as const
  const files = [{ path: `${idOf(kind)}.md`, text: writeTyped(typed, 'en') }]

  return {
    id: idOf(kind),
    version: 'v1',
    files,
    pictures: [],
    typed: null,
    createdBy: 'alma',
    createdAt: start,
  }
}

/** A post of each kind by a schedule of Alma’s, which stays. */
async function askEverything(): Promise<Post[]> {
  const schedule = {
    id: 'schedule-alma',
    serverId: alma,
    channelId: channelOf(alma),
    name: 'murmur schedule',
    cron: '0 9 * * *',
    timezone: 'UTC',
    topic: 'knots',
    level: null,
    language: null,
    picking: 'inOrder',
    numbers: 'shared',
    catchUp: 'latest',
    quietDates: '',
    endsOn: null,
    latestHours: null,
    ...noExtras,
    createdBy: 'alma',
    createdAt: start,
    nextRunAt: start + 86_400_000,
  } as const
  const posts: Post[] = []

  await store.createSchedule(schedule)
  for (const index of questionKinds.keys()) {
    posts.push(
      await delivery.runNow({ ...schedule, paused: false, attempts: 0, deletedAt: null }, start + index),
    )
  }

  return posts
}

/** What she types is hers, too: managers of her server may see it in the end. */
async function answerAsAlma(post: string): Promise<void> {
  const context = {
    ...contextFor(alma, false, 'en'),
    member: { id: 'alma', name: 'murmur', isManager: false, roles: [] },
  }
  const answer = { post, answer: 'murmur answer' }

  // Not every kind takes words.
  await registry.commands
    .get('answer')
    ?.action?.run(context, answer as never)
    .catch(() => undefined)
}

function contextFor(serverId: string, isManager: boolean, language: Language): Context {
  const bank = banksOf.get(serverId) ?? new Map()

  return {
    t: translator(language),
    language,
    look: { theme: 'dark', language, by: 'visitor' },
    member: { id: 'visitor', name: 'Vera', isManager, roles: [] },
    serverId,
    channelId: channelOf(serverId),
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
      startedAt: start,
      questions: bank.size,
      nextRunAt: undefined,
      databaseMs: 1,
    }),
    progress: () => undefined,
  }
}

/** All that a visitor of a server gets by trying everything with the ids, titles and posts of Alma’s. */
async function everythingIn(serverId: string, isManager: boolean, language: Language): Promise<Seen[]> {
  drawn.length = 0
  const sentBefore = messenger.sent.length
  const posts = almasPosts.map(({ id }) => id)
  const ids = questionKinds.map(idOf)
  const drafts = ['draft-of-visitor', 'draft-of-alma']
  const seen = await doEverything({
    registry,
    context: () => contextFor(serverId, isManager, language),
    texts: (option) => {
      if (option === 'post') return posts
      if (option === 'question') return [...ids, ...questionKinds.map(titleOf)]
      if (option === 'topic') return ['knots', topicName]

      return option === 'schedule' || option === 'name' ? ['schedule-alma'] : ['5']
    },
    messages: almasPosts.flatMap(({ messageId }) => messageId ?? []),
    args: [
      ...[...posts, ...ids, ...drafts, 'schedule-alma', 'knots', '0'].flatMap((id) => [[id], [id, 'a']]),
      [correction.id, correction.memberId],
      [String(start)],
      ['0', correction.memberId],
    ],
  })

  return [
    ...seen,
    ...messenger.sent
      .slice(sentBefore)
      .map((message) => ({ deed: 'channel', text: JSON.stringify(message) })),
    ...drawn.map((text) => ({ deed: 'picture', text })),
  ]
}

/** Who was told what of Alma’s; words that a person typed themselves may come back to them. */
function tellsOfAlma(seen: readonly Seen[]): string[] {
  const words = ['murmur', '86028121', '7919', topicName, ...questionKinds.map(titleOf)]

  return seen.flatMap(({ deed, text }) =>
    words
      .filter((word) => text.includes(word) && !deed.includes(word))
      .map((word) => `${deed} tells ${word}: ${text.slice(0, 200)}`),
  )
}

describe('of a server’s own questions, in another server', () => {
  const visitors = [
    ['a manager', true, 'zh-CN'],
    ['a member', false, 'en'],
    ['a manager', true, 'en'],
  ] as const

  it.each(sample(visitors, 3))(
    '%s (manager: %s, in %s) who tries everything finds nothing and changes nothing',
    (_who, isManager, language) => findsNothing(isManager, language),
  )

  it('a manager finds nothing once they are closed either', async () => {
    instant = start + 86_400_000 - 60_000
    await delivery.tick()
    instant += 120_000
    await delivery.tick()
    await refresh()

    expect(almasPosts.every(({ closesAt }) => closesAt < instant)).toBe(true)
    await findsNothing(true, 'en')
  })

  it('the same search finds all of it in the server whose they are', async () => {
    const told = tellsOfAlma(await everythingIn(alma, true, 'en')).join('\n')

    for (const kind of questionKinds) expect(told).toContain(`tells ${titleOf(kind)}`)
    expect(told).toMatch(/suggest \/bank edit question: .* tells Riddle/)
    expect(told).toMatch(/suggest \/schedule create topic: .* tells Riddles of rope/)
    expect(told).toMatch(/\/bank export .* tells murmur/)
    expect(told).toMatch(/\/points history .* tells murmur/)
    expect(told).toMatch(/\/audit .* tells murmur/)
  })
})

async function findsNothing(isManager: boolean, language: Language): Promise<void> {
  expect(tellsOfAlma(await everythingIn(bert, isManager, language))).toEqual([])
  expect(await store.serverBank(alma)).toEqual(almasBank)
  expect(await store.schedules(alma)).toEqual(almasSchedules)
  expect(await recordsOfAlma()).toEqual(almasRecords)

  for (const post of almasPosts) {
    expect(await store.post(post.id)).toEqual(post)
    expect(await store.attemptsBy(post.id, 'visitor')).toEqual([])
  }
}

/** Alma’s posts and schedules as they stand. */
async function refresh(): Promise<void> {
  almasSchedules = await store.schedules(alma)
  almasPosts = await Promise.all(almasPosts.map(async (post) => (await store.post(post.id)) ?? post))
}

import { LRUCache } from 'lru-cache'
import type { Question } from './bank/question.ts'
import type { Asked, Banks } from './banks.ts'
import type { Intake } from './intake/intake.ts'
import { drawVariant, seedFor } from './quiz/variant.ts'
import type { ServerQuestion, ServerTopics } from './store/server-bank.ts'
import type { Store } from './store/store.ts'

export interface BankSources {
  readonly builtIn: ReadonlyMap<string, Question>
  readonly store: Pick<
    Store,
    'bankRevision' | 'serverBank' | 'serverTopics' | 'serverQuestion' | 'topicMerges'
  >
  readonly intake: Pick<Intake, 'parse'>
  /** Bytes of servers' own questions that are kept parsed. */
  readonly cacheBytes?: number
}

type Questions = ReadonlyMap<string, Question>
type Topic = { readonly topic: string; readonly names: Question['topicNames'] | undefined }
type Cached = { readonly questions: Questions; readonly bytes: number }

/** Of a built-in question under another topic: all but its own few fields is shared. */
const questionBytes = 250
/** Versions of own questions that posts still ask though their bank has gone on. */
const versionsLimit = 200

/**
 * Every server gets the built-in bank and its own, each question of its own as it was saved last. What was parsed is kept
 * by server and revision: a read costs one small query, and a change by another process is seen at once.
 */
export function openBanks({ builtIn, store, intake, cacheBytes = 64e6 }: BankSources): Banks {
  const topicsOfBuiltIn = new Map([...builtIn.values()].map(({ topic, topicNames }) => [topic, topicNames]))
  const banks = new LRUCache<string, Cached>({
    maxSize: cacheBytes,
    sizeCalculation: ({ bytes }) => bytes,
    fetchMethod: (_key, _old, { context: serverId }) => load(serverId as string),
  })
  const versions = new LRUCache<string, Question>({ max: versionsLimit })

  async function load(serverId: string): Promise<Cached> {
    const { questions, topics } = await store.serverBank(serverId)
    const own = await parse(questions, topics)
    const topicOf = await topicsIn(serverId, topics)
    const all = [...new Map([...builtIn, ...own])].sort(([one], [other]) => (one < other ? -1 : 1))

    return {
      questions: new Map(all.map(([id, question]) => [id, inTopic(question, topicOf(question.topic))])),
      bytes: 1_000 + questions.reduce((sum, each) => sum + sizeOf(each), 0) + all.length * questionBytes,
    }
  }

  async function parse(questions: readonly ServerQuestion[], topics: ServerTopics): Promise<Questions> {
    const parsed = await intake.parse(questions, { topics: new Map([...topicsOfBuiltIn, ...topics]) })

    return new Map(
      questions.flatMap(({ id, version }) => {
        const question = parsed.get(id)

        return question ? [[id, { ...question, version }] as const] : []
      }),
    )
  }

  /** What topics are, and are called, in a server: it may count one as another, and rename them. */
  async function topicsIn(serverId: string, own: ServerTopics): Promise<(topic: string) => Topic> {
    const merges = await store.topicMerges(serverId)

    return (topic) => {
      const counted = merges.get(topic) ?? topic

      return { topic: counted, names: own.get(counted) ?? topicsOfBuiltIn.get(counted) }
    }
  }

  async function of(serverId: string | undefined): Promise<Questions> {
    const revision = serverId === undefined ? 0 : await store.bankRevision(serverId)

    if (revision === 0) return builtIn

    return (await banks.fetch(`${serverId} ${revision}`, { context: serverId }))?.questions ?? builtIn
  }

  async function posted({ serverId, questionId, questionVersion }: Asked): Promise<Question | undefined> {
    const found = builtIn.get(questionId)

    if (serverId === null) return found

    // A built-in question needs nothing of the server but its topic's name.
    const bank = await of(serverId).catch((error: unknown) => {
      if (found?.version !== questionVersion) throw error
      return builtIn
    })
    const current = bank.get(questionId)

    if (current?.version === questionVersion) return current

    const key = `${serverId} ${questionId} ${questionVersion}`
    const known = versions.get(key)

    if (known) return known

    const saved = await store.serverQuestion(serverId, questionId, questionVersion)
    const old = saved && (await parse([saved], await store.serverTopics(serverId))).get(questionId)

    if (old) versions.set(key, old)

    return old ?? current ?? found
  }

  return {
    of,
    async asked(post, memberId) {
      const question = await posted(post)

      return question && drawVariant(question, seedFor(post, memberId))
    },
  }
}

function inTopic(question: Question, { topic, names }: Topic): Question {
  const { topicNames } = question

  return question.topic === topic && (names === undefined || names === topicNames)
    ? question
    : { ...question, topic, topicNames: names ?? topicNames }
}

function sizeOf({ files, pictures }: ServerQuestion): number {
  return (
    files.reduce((sum, { text }) => sum + 2 * text.length, 0) +
    pictures.reduce((sum, { base64 }) => sum + base64.length, 0)
  )
}

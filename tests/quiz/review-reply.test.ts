import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/command.ts'
import { UserError } from '../../src/errors.ts'
import { translator } from '../../src/i18n/catalog.ts'
import type { Language } from '../../src/i18n/texts.ts'

import { tellAnswer } from '../../src/quiz/practice.ts'
import { lookAtQueue } from '../../src/quiz/review-queue.ts'
import { reviewReply } from '../../src/quiz/review-reply.ts'
import type { Store, Verdict } from '../../src/store/store.ts'
import { newAttempt, newPost } from '../contract/ground.ts'
import { builtInBanks } from '../support/banks.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { testStore } from '../support/database.ts'
import { choiceQuestion } from '../support/questions.ts'

const dayMs = 86_400_000
const start = Date.parse('2026-03-02T08:00:00Z')
const ids = ['conv/one', 'conv/two', 'init/one', 'init/two']
const bank = new Map(ids.map((id) => [id, choiceQuestion(id)]))

let store: Store
let posts = 0

beforeEach(async () => {
  store = await testStore()
})
afterEach(() => store.close())

function contextAt(now: number, language: Language = 'en', changes: Partial<Context> = {}): Context {
  posts += 1

  return {
    t: translator(language),
    language,
    look: { theme: 'dark', language, by: 'ada' },
    member: { id: 'ada', name: 'Ada', isManager: false, roles: [] },
    serverId: 'server',
    channelId: 'channel',
    pressed: undefined,
    interactionId: `interaction-${posts}`,
    now,
    store,
    bank,
    banks: builtInBanks(bank),
    render: blankRenderer,
    ...changes,
  } as Context
}

/** A post of a day, answered at its start. */
async function answered(questionId: string, verdict: Verdict, at = start): Promise<string> {
  posts += 1
  const id = `post-${posts}`
  await store.createPost(newPost(id, { questionId, createdAt: at, closesAt: at + dayMs }))
  await store.recordAttempt(newAttempt(`answer-${posts}`, { postId: id, verdict, at, limit: 1 }))

  return id
}

describe('a look at the queue', () => {
  it('finds misses of closed posts, the first due first, and counts each once', async () => {
    await answered('conv/one', 'wrong', start + 1000)
    await answered('init/one', 'wrong')
    await answered('init/two', 'correct')

    const open = await lookAtQueue(contextAt(start + dayMs - 1))
    const closed = await lookAtQueue(contextAt(start + 2 * dayMs))
    const again = await lookAtQueue(contextAt(start + 2 * dayMs))

    expect(open).toEqual({ due: [], later: [] })
    expect(closed?.due.map(({ questionId }) => questionId)).toEqual(['init/one', 'conv/one'])
    expect(again).toEqual(closed)
  })

  it('is the same for two clicks at once', async () => {
    await answered('conv/one', 'wrong')

    const looks = await Promise.all([1, 2, 3].map(() => lookAtQueue(contextAt(start + dayMs))))

    expect(looks[1]).toEqual(looks[0])
    expect(looks[2]).toEqual(looks[0])
  })

  it('counts what waited for a person once it is settled', async () => {
    const postId = await answered('conv/one', 'pending')

    const waiting = await lookAtQueue(contextAt(start + dayMs))
    await store.settleAttempts(postId, [
      {
        key: 'settled',
        memberId: 'ada',
        number: 1,
        by: 'manager',
        byId: 'yuri',
        note: null,
        verdict: 'wrong',
        reason: '{}',
        points: 0,
        ruleVersion: 1,
        gradingVersion: 1,
        at: start + dayMs,
      },
    ])
    const settled = await lookAtQueue(contextAt(start + dayMs))

    expect(waiting).toEqual({ due: [], later: [] })
    expect(settled?.due.map(({ questionId }) => questionId)).toEqual(['conv/one'])
  })

  it('leaves out what is open again, and what left the bank', async () => {
    await answered('conv/one', 'wrong')
    await answered('gone/one', 'wrong')
    await store.createPost(
      newPost('again', { questionId: 'conv/one', createdAt: start + dayMs, closesAt: start + 2 * dayMs }),
    )

    const whileOpen = await lookAtQueue(contextAt(start + dayMs))
    const after = await lookAtQueue(contextAt(start + 2 * dayMs))

    expect(whileOpen).toEqual({ due: [], later: [] })
    expect(after?.due.map(({ questionId }) => questionId)).toEqual(['conv/one'])
  })

  it('forgets what was answered while it was off', async () => {
    await store.saveMemberSettings('ada', { reviewFrom: null })
    await answered('conv/one', 'wrong')

    const off = await lookAtQueue(contextAt(start + dayMs))
    await store.saveMemberSettings('ada', { reviewFrom: start + 1 })

    expect(off).toBeUndefined()
    expect(await lookAtQueue(contextAt(start + dayMs))).toEqual({ due: [], later: [] })
  })
})

describe('a review', () => {
  it.each([
    ['en', '2 questions are due.', 'Weak so far: conv (1 of 5 right at the first try)'],
    ['zh-CN', '有 2 道题该复习了。', '目前较弱的主题：conv（首次答对 1/5）'],
  ] as const)('says in %s how many are due and which topics are weak', async (language, due, weak) => {
    const verdicts: Verdict[] = ['wrong', 'wrong', 'correct', 'wrong', 'partial']
    for (const [index, verdict] of verdicts.entries()) {
      await answered(index % 2 === 0 ? 'conv/one' : 'conv/two', verdict)
    }
    await answered('init/one', 'correct')

    const { text, rows } = await reviewReply(contextAt(start + 9 * dayMs, language), { first: true })
    const next = await reviewReply(contextAt(start + 9 * dayMs, language), { first: false })

    expect(text).toContain(due)
    expect(text).toContain(weak)
    expect(text).not.toContain('init')
    expect(JSON.stringify(rows)).toContain('answer:1:interaction-')
    expect(next.text).not.toContain('conv')
  })
})

describe('the answer to a finished practice', () => {
  it('is told in words where its picture is not to be had', async () => {
    const render = {
      ...blankRenderer,
      card: async () => {
        throw new UserError('render.timeout')
      },
    }

    const { text, images } = await tellAnswer(contextAt(start, 'en', { render }), choiceQuestion('conv/one'))

    expect(images).toEqual([])
    expect(text.join()).toContain('Because.')
  })
})

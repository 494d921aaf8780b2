import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerKey, Question } from '../../src/bank/question.ts'
import { regradeMember } from '../../src/quiz/regrade.ts'
import type { KeyPointClaim } from '../../src/store/settling.ts'
import type { Attempt } from '../../src/store/store.ts'
import { choiceQuestion } from '../support/questions.ts'

const post = { id: 'post', scheduleId: 'daily', practiceOf: null, closedAt: 9_000 }
const at = 10_000

function asking(key: AnswerKey): Question {
  return { ...choiceQuestion('topic/one'), kind: key.kind, key, version: 'corrected' }
}

const number = asking({ kind: 'number', expression: '112', tolerance: 0, diagnoses: [] })
const open = asking({
  kind: 'open',
  keyPoints: ['symmetry', 'scale', 'bias'].map((name) => ({ name, accepts: [name] })),
})

function attempt(
  answer: string,
  verdict: Attempt['verdict'],
  points: number,
  changes: Partial<Attempt> = {},
): Attempt {
  return {
    postId: 'post',
    memberId: 'ada',
    memberName: 'Ada',
    number: 1,
    interactionId: answer,
    answer,
    verdict,
    reason: '{}',
    points,
    gradingVersion: 1,
    questionVersion: null,
    at: 2_000,
    settledBy: null,
    settledAt: null,
    note: null,
    ...changes,
  }
}

const results = (
  question: Question,
  attempts: readonly Attempt[],
  claims: readonly KeyPointClaim[] = [],
  place: Parameters<typeof regradeMember>[0] = post,
) =>
  regradeMember(place, question, attempts, claims, at).map((each) =>
    each.outcome === 'changed' ? [each.settlement.verdict, each.settlement.points] : each.outcome,
  )

describe('grading anew', () => {
  it.each([
    ['leaves what is right', [attempt('112', 'correct', 10)], ['same']],
    ['finds what was taken for wrong', [attempt('112', 'wrong', 0)], [['correct', 10]]],
    ['takes back what was taken for right', [attempt('111', 'correct', 10)], [['wrong', 0]]],
    [
      'gives a second attempt half',
      [attempt('1', 'wrong', 0), attempt('112', 'wrong', 0, { number: 2 })],
      ['same', ['correct', 5]],
    ],
    [
      'gives nothing for an attempt after one that is right now',
      [attempt('112', 'wrong', 0), attempt('112', 'correct', 5, { number: 2 })],
      [
        ['correct', 10],
        ['correct', 0],
      ],
    ],
    ['leaves what it cannot read', [attempt('a', 'correct', 10)], ['unreadable']],
    ['leaves a manager’s word', [attempt('1', 'correct', 10, { settledBy: 'manager' })], ['managers']],
    [
      'gives nothing after a manager’s right',
      [attempt('1', 'correct', 10, { settledBy: 'manager' }), attempt('112', 'wrong', 0, { number: 2 })],
      ['managers', ['correct', 0]],
    ],
  ])('%s', (_what, attempts, expected) => {
    expect(results(number, attempts)).toEqual(expected)
  })

  it('counts points found now and points confirmed before', () => {
    const claim = (point: string, state: KeyPointClaim['state']): KeyPointClaim => ({
      id: point,
      postId: 'post',
      memberId: 'ada',
      point,
      state,
      at: 3_000,
    })
    const given = [attempt('symmetry', 'wrong', 0)]

    expect(results(open, given)).toEqual([['partial', 3]])
    expect(results(open, given, [claim('scale', 'confirmed'), claim('bias', 'refused')])).toEqual([
      ['partial', 7],
    ])
    expect(results(open, given, [claim('scale', 'confirmed'), claim('bias', 'confirmed')])).toEqual([
      ['correct', 10],
    ])
  })

  it('leaves an open answer pending while its post is open', () => {
    const place = { ...post, closedAt: null }

    expect(results(open, [attempt('symmetry', 'pending', 0)], [], place)).toEqual(['same'])
  })

  it.each([
    ['by hand', { ...post, scheduleId: null }],
    ['for practice', { ...post, practiceOf: 'ada' }],
  ])('earns nothing on a post %s', (_what, place) => {
    expect(results(number, [attempt('112', 'wrong', 0)], [], place)).toEqual([['correct', 0]])
  })

  it('notes the question’s version and keeps the note', () => {
    const [changed] = regradeMember(post, number, [attempt('112', 'wrong', 0, { note: 'Hm.' })], [], at)

    expect(changed).toMatchObject({
      settlement: {
        by: 'regrade',
        questionVersion: 'corrected',
        note: 'Hm.',
        at,
        number: 1,
        memberId: 'ada',
      },
    })
  })

  it('a second time changes nothing', () => {
    const given = fc.array(fc.constantFrom('112', '111', 'x', '56x56'), { maxLength: 2 })

    fc.assert(
      fc.property(given, fc.constantFrom('correct', 'wrong'), (answers, verdict) => {
        const before = answers.map((answer, index) => attempt(answer, verdict, 0, { number: index + 1 }))
        const first = regradeMember(post, number, before, [], at)
        const after = first.map((each) =>
          each.outcome === 'changed'
            ? { ...each.attempt, verdict: each.settlement.verdict, points: each.settlement.points }
            : each.attempt,
        )

        expect(
          regradeMember(post, number, after, [], at).filter(({ outcome }) => outcome === 'changed'),
        ).toEqual([])
      }),
    )
  })
})

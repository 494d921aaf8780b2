import { type AnswerKey, acceptedAliases, type Question, type QuestionKind } from '../src/bank/question.ts'
import { type Context, defineAction, defineCommand, type Form, type Reply } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { type Button, formatCustomId } from '../src/message.ts'
import { answerButtons, answerPresses } from '../src/quiz/after-closing.ts'
import { nextClaim, voteOnClaim } from '../src/quiz/check-claims.ts'
import { answerLimits, type Grade, gradingVersion } from '../src/quiz/grade/grade.ts'
import { showLetters } from '../src/quiz/grade/letters.ts'
import { readLetters } from '../src/quiz/grade/multi.ts'
import { gradePoints } from '../src/quiz/grade/open.ts'
import { claimMenu, claimPoints, graded, ownAnswers } from '../src/quiz/own-answer.ts'
import { ownQuestion } from '../src/quiz/own-numbers.ts'
import { chatText } from '../src/quiz/plain-text.ts'
import { attemptLimit, pointsVersion } from '../src/quiz/points.ts'
import { isPlaceOf } from '../src/quiz/post-place.ts'
import { tellAnswer } from '../src/quiz/practice.ts'
import { afterPractice } from '../src/quiz/review-reply.ts'
import { pointsOn } from '../src/quiz/settle.ts'
import { answerIdVersion } from '../src/quiz/sheet.ts'
import { streakNews } from '../src/quiz/streaks.ts'
import type { Attempt, Post } from '../src/store/store.ts'

/** `/answer`, and every button and form under a question: one way in, one private verdict. */
export default defineCommand({
  name: 'answer',
  place: 'server',
  action: defineAction({
    private: true,
    options: {
      answer: { type: 'string', required: true, maxLength: answerLimits.open },
      post: { type: 'string', maxLength: 100, autocomplete: true },
    },
    async run(context, { answer, post }) {
      return submit(
        context,
        post === undefined ? await newestPost(context) : await readPost(context, post),
        answer,
      )
    },
    async suggest({ store, banks, channelId, language, now }, _option, typed) {
      const wanted = typed.trim().toLowerCase()
      const posts = await store.openPosts(channelId, now)
      const named = posts.map(async (post) => ({
        name: (await banks.asked(post))?.texts[language].title ?? post.questionId,
        value: post.id,
      }))

      return (await Promise.all(named)).filter(({ name }) => name.toLowerCase().includes(wanted))
    },
  }),
  presses: {
    ...answerPresses,
    answer: {
      version: answerIdVersion,
      private: true,
      run: async (context, [post = '', letter = '']) =>
        submit(context, await readPost(context, post), letter),
    },
    pick: {
      version: answerIdVersion,
      private: true,
      run: async (context, [post = ''], values) => confirm(context, await readPost(context, post), values),
    },
    picked: {
      version: 1,
      private: true,
      update: true,
      run: async (context, [post = '', letters = '']) =>
        submit(context, await readPost(context, post), letters),
    },
    form: {
      version: answerIdVersion,
      private: true,
      run: async (context, [post = '']) => ({ form: await formFor(context, await readPost(context, post)) }),
    },
    own: {
      version: 1,
      private: true,
      defer: true,
      async run(context, [id = '']) {
        const post = await readPost(context, id)
        requireOpen(context, post)
        return ownQuestion(context, post, await questionOf(context, post))
      },
    },
    mine: { version: 1, private: true, run: (context, [post = '']) => showOwn(context, post) },
    corrected: { version: 1, private: true, run: (context, [post = '']) => showOwn(context, post) },
    claim: {
      version: 1,
      private: true,
      update: true,
      async run(context, [id = ''], points) {
        const post = await readPost(context, id)
        return claimPoints(context, post, await questionOf(context, post), points)
      },
    },
    check: {
      version: 1,
      private: true,
      async run(context, [id = '']) {
        const post = await readPost(context, id)
        return nextClaim(context, post, await questionOf(context, post))
      },
    },
    vote: {
      version: 1,
      private: true,
      update: true,
      async run(context, [id = '', choice = '']) {
        const claim = await context.store.keyPointClaim(id)
        const post = await readPost(context, claim?.postId ?? '')
        return voteOnClaim(context, post, await questionOf(context, post), { id }, choice)
      },
    },
    hint: {
      version: answerIdVersion,
      private: true,
      async run(context, [post = '']) {
        const { texts } = await questionOf(context, await readPost(context, post))
        const { hint } = texts[context.language]
        return { text: hint === undefined ? context.t('answer.noHint') : chatText(hint) }
      },
    },
  },
  forms: {
    'answer-form': {
      version: 1,
      private: true,
      run: async (context, [post = ''], { answer = '' }) =>
        submit(context, await readPost(context, post), answer),
    },
  },
})

async function newestPost({ store, channelId, now }: Context): Promise<Post> {
  const [newest] = await store.openPosts(channelId, now)

  if (!newest) throw new UserError('answer.nothingOpen')

  return newest
}

/** An id from a button or an option is input from outside: the post must be here, and a practice draw one's own. */
async function readPost({ store, serverId, channelId, member }: Context, id: string): Promise<Post> {
  const post = await store.post(id)
  const isHere = post !== undefined && isPlaceOf(post, channelId) && post.serverId === serverId
  const isMine = post?.practiceOf === null || post?.practiceOf === member.id

  if (!post || !isHere || !isMine) throw new UserError('answer.unknownPost')

  return post
}

/** As it asks this member. */
async function questionOf({ banks, member }: Context, post: Post): Promise<Question> {
  const question = await banks.asked(post, member.id)

  if (!question) throw new UserError('answer.questionGone')

  return question
}

async function formFor(context: Context, post: Post): Promise<Form> {
  const { t, language } = context
  const { kind, texts } = await questionOf(context, post)

  await requireAttempt(context, post, kind)

  return {
    customId: formatCustomId('answer-form', 1, post.id),
    title: texts[language].title,
    fields: [
      {
        id: 'answer',
        label: t('answer.field'),
        description: t(`answer.field.${kind}`),
        ...(kind === 'open' && { paragraph: true as const }),
        maxLength: answerLimits[kind],
      },
    ],
  }
}

/** A menu sends as soon as it is closed; what was meant is asked once, for there is one attempt. */
async function confirm(context: Context, post: Post, values: readonly string[]): Promise<Reply> {
  const { t, language } = context
  const { key, kind, texts } = await questionOf(context, post)

  if (key.kind !== 'multi') throw new UserError('answer.unknownPost')
  await requireAttempt(context, post, kind)

  const letters = readLetters(key.letters, values.join(' '))
  const lines = (texts[language].choices ?? [])
    .filter(({ letter }) => letters.includes(letter))
    .map(({ letter, text }) => `- **${letter.toUpperCase()}** ${chatText(text)}`)

  return {
    text: [t('answer.chosen'), ...lines].join('\n'),
    rows: [
      [
        {
          customId: formatCustomId('picked', 1, post.id, letters.join('')),
          label: t('answer.submit', { letters: showLetters(letters) }),
          style: 'primary',
        },
      ],
    ],
  }
}

async function submit(context: Context, post: Post, answer: string): Promise<Reply> {
  const { compute, store, member, interactionId, now } = context
  const question = await questionOf(context, post)
  const { key, kind } = question

  requireOpen(context, post)
  await requireNotAsked(context, post)
  const grade = settledInPractice(
    post,
    key,
    await compute.grade(key, acceptedAliases(question), answer, member.id),
  )

  const recorded = await store.recordAttempt({
    postId: post.id,
    memberId: member.id,
    memberName: member.name,
    interactionId,
    answer,
    verdict: grade.verdict,
    reason: JSON.stringify(grade),
    at: now,
    limit: attemptLimit(kind),
    pointsFor: (attempt) => pointsOn(post, question, grade, attempt),
    ruleVersion: pointsVersion,
    gradingVersion,
  })

  if (recorded.outcome === 'closed') throw new UserError('answer.closed')
  if (recorded.outcome === 'exhausted') throw exhausted(recorded.attempts)

  return verdictReply(context, post, question, recorded)
}

/** Tells the verdict of what was recorded (for a repeat: the first time); a finished practice shows the answer card. */
async function verdictReply(
  context: Context,
  post: Post,
  question: Question,
  { attempt, attemptsLeft }: { attempt: Attempt; attemptsLeft: number },
): Promise<Reply> {
  const { t } = context
  const isOver = attemptsLeft === 0 || isSettled(attempt)
  const lines = [
    `${t(`answer.verdict.${attempt.verdict}`)} ${graded(context, attempt, question)}`,
    attempt.points > 0 ? t('answer.points', { points: attempt.points }) : undefined,
    ...(await streakNews(context, post, attempt)),
    isOver ? undefined : t('answer.attemptsLeft', { count: attemptsLeft }),
    post.practiceOf === null ? t('answer.closes', { at: Math.floor(post.closesAt / 1000) }) : undefined,
  ].filter((line) => line !== undefined)

  if (post.practiceOf === null || !isOver) {
    return { text: lines.join('\n'), ...claimMenu(context, post, question, attempt, []) }
  }

  const after = await afterPractice(context, attempt)
  const { text, images } = await tellAnswer(context, question)

  return {
    text: [...lines, ...after.lines, ...text].join('\n'),
    images,
    rows: [...after.ratings, [...after.next, anotherButton(context), ...answerButtons(post, question, t)]],
  }
}

async function showOwn(context: Context, id: string): Promise<Reply> {
  const post = await readPost(context, id)

  return ownAnswers(context, post, await questionOf(context, post))
}

/** Nobody is going to close it, and it earns nothing: what was found counts at once. */
function settledInPractice({ practiceOf }: Post, key: AnswerKey, grade: Grade): Grade {
  if (practiceOf === null || key.kind !== 'open') return grade

  return gradePoints(
    key.keyPoints.map(({ name }) => name),
    grade.keyPoints?.found ?? [],
  )
}

function anotherButton({ t }: Context): Button {
  return { customId: formatCustomId('practice', 1), label: t('answer.another') }
}

/** @throws UserError when the post is closed or no attempt is left */
async function requireAttempt(context: Context, post: Post, kind: QuestionKind): Promise<void> {
  const attempts = await context.store.attemptsBy(post.id, context.member.id)

  requireOpen(context, post)
  if (attempts.length >= attemptLimit(kind) || isSettled(attempts.at(-1))) throw exhausted(attempts)
}

/** A practice drawn before its question was asked here would tell whoever finishes it the answer. */
async function requireNotAsked(
  { store, now }: Context,
  { practiceOf, serverId, questionId }: Post,
): Promise<void> {
  if (practiceOf !== null && (await store.openQuestions(serverId, now)).includes(questionId)) {
    throw new UserError('answer.practiceOpen')
  }
}

function requireOpen({ now }: Context, { closesAt, closedAt }: Post): void {
  if (closedAt !== null || now >= closesAt) throw new UserError('answer.closed')
}

function isSettled(attempt: Attempt | undefined): boolean {
  return attempt?.verdict === 'correct' || attempt?.verdict === 'pending'
}

function exhausted(attempts: readonly Attempt[]): UserError {
  const last = attempts.at(-1)

  if (last?.verdict === 'correct') return new UserError('answer.alreadyCorrect')
  if (last?.verdict === 'pending') return new UserError('answer.alreadyPending')

  return new UserError('answer.noAttemptsLeft', { count: attempts.length })
}

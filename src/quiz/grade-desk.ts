import type { Question } from '../bank/question.ts'
import { type Context, type Form, type Reply, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown, formatCustomId, jumpLink, type Menu, type Row } from '../message.ts'
import type { KeyPointClaim } from '../store/settling.ts'
import type { Attempt, Post } from '../store/store.ts'
import { tellChange } from './audit.ts'
import { graded, quoted } from './own-answer.ts'
import { plainText } from './plain-text.ts'
import { judgePoints, keyPointsOf } from './settle.ts'

/** Options of a menu; https://docs.discord.com/developers/components/reference#string-select */
const menuLimit = 25
const noteLimit = 500

/** A closed post with what was answered, as a manager grades it. */
export interface Desk {
  readonly post: Post
  readonly question: Question
  /** One for each member, in the order they were made. */
  readonly attempts: readonly Attempt[]
  readonly claims: readonly KeyPointClaim[]
}

/** A ruling in a custom id: whose answer, and which key points are there. */
export interface Ruling {
  readonly memberId: string
  /** One bit for each key point, as a number in base 36. */
  readonly bits: string
}

/** Posts of the server that wait for a person, with a menu to open one. */
export async function gradeQueue(context: Context): Promise<Reply> {
  const { t, store, language, banks } = context
  const waiting = await store.waitingPosts(serverOf(context), menuLimit)

  if (waiting.length === 0) return { text: t('grade.nothing') }

  const titles = await Promise.all(
    waiting.map(async ({ post }) => (await banks.asked(post))?.texts[language].title ?? post.questionId),
  )
  const lines = waiting.map(({ post, waiting: count }, index) =>
    t('grade.waits', {
      title: escapeMarkdown(titles[index] ?? ''),
      link: jumpLink(post.serverId, post.channelId, post.messageId),
      count,
    }),
  )
  const menu: Menu = {
    customId: formatCustomId('desk', 1),
    placeholder: t('grade.choose'),
    options: waiting.map(({ post, waiting: count }, index) => ({
      value: post.id,
      label: titles[index] ?? '',
      description: t('grade.count', { count }),
    })),
    most: 1,
  }

  return { text: [t('grade.queue'), ...lines].join('\n'), rows: [menu] }
}

/**
 * Reads what a manager may grade.
 *
 * @throws UserError `grade.*` for a post of another server, one that is open, and one that a program grades for good.
 */
export async function readDesk(context: Context, id: string): Promise<Desk> {
  const { store, serverId, banks } = context
  const post = await store.post(id)

  if (!post || post.serverId !== serverId || post.practiceOf !== null) throw new UserError('grade.noPost')

  const question = await banks.asked(post)

  if (!question) throw new UserError('answer.questionGone')
  if (question.kind !== 'open') throw new UserError('grade.notOpen')
  if (post.closedAt === null) throw new UserError('grade.stillOpen')

  const all = await store.attemptsOn(post.id)
  const lasts = new Map(all.map((attempt) => [attempt.memberId, attempt]))

  if (lasts.size === 0) throw new UserError('grade.nobody')

  return { post, question, attempts: [...lasts.values()], claims: await store.keyPointClaims(post.id) }
}

/** The answer after one member’s, or the first that waits; with its points chosen as far as they were found or claimed. */
export function showNext(context: Context, desk: Desk, afterId?: string): Reply {
  const { attempts } = desk
  const after = attempts.findIndex(({ memberId }) => memberId === afterId)
  const next =
    after >= 0 ? attempts[(after + 1) % attempts.length] : (attempts.find(waitsIn(desk)) ?? attempts[0])

  return next ? showAnswer(context, desk, next, proposed(desk, next)) : {}
}

/** The same answer with other points chosen. */
export function choosePoints(
  context: Context,
  desk: Desk,
  memberId: string,
  points: readonly string[],
): Reply {
  return showAnswer(context, desk, attemptOf(desk, memberId), points)
}

/** Asks for the reason that the author reads. */
export function reasonForm({ t }: Context, { post }: Desk, { memberId, bits }: Ruling): Form {
  return {
    customId: formatCustomId('desk-form', 1, post.id, memberId, bits),
    title: t('grade.reason.title'),
    fields: [
      {
        id: 'note',
        label: t('grade.reason.label'),
        description: t('grade.reason.description'),
        paragraph: true,
        maxLength: noteLimit,
      },
    ],
  }
}

/** Saves a ruling, with what its author is told, and shows the next answer that waits. */
export async function rule(context: Context, desk: Desk, ruling: Ruling, note: string): Promise<Reply> {
  const { t, store, member, interactionId, now } = context
  const { post, question } = desk
  const attempt = attemptOf(desk, ruling.memberId)
  const made = readPoints(question, ruling.bits)

  const settled = {
    ...judgePoints(post, question, attempt, made),
    key: `manager:${interactionId}`,
    memberId: attempt.memberId,
    number: attempt.number,
    by: 'manager',
    byId: member.id,
    note: note.trim() === '' ? null : note.trim().slice(0, noteLimit),
    at: now,
    made,
  } as const

  await store.settleAttempts(post.id, [settled])

  await tellChange(context, {
    what: 'graded',
    memberId: attempt.memberId,
    details: {
      title: escapeMarkdown(question.texts.en.title),
      found: made.length,
      total: pointNames(question).length,
    },
    reason: settled.note,
  })

  const left = await readDesk(context, post.id)
  const saved = t('grade.saved', {
    name: escapeMarkdown(attempt.memberName),
    found: made.length,
    total: pointNames(question).length,
  })

  return left.attempts.some(waitsIn(left))
    ? { ...showNext(context, left), notes: [saved] }
    : { text: t('grade.done', { saved }) }
}

function showAnswer(context: Context, desk: Desk, attempt: Attempt, points: readonly string[]): Reply {
  const { t, language } = context
  const { post, question, attempts } = desk
  const claims = desk.claims.filter(({ memberId }) => memberId === attempt.memberId)
  // The answer last: a very long one goes into a file, and takes nothing with it that has to be read.
  const lines = [
    t('grade.answerOf', {
      title: escapeMarkdown(question.texts[language].title),
      link: jumpLink(post.serverId, post.channelId, post.messageId),
      name: escapeMarkdown(attempt.memberName),
      position: attempts.indexOf(attempt) + 1,
      count: attempts.length,
    }),
    `${t(`answer.verdict.${attempt.verdict}`)} ${graded(context, attempt, question, claims)}`,
    ...(attempt.note === null ? [] : [t('settled.note', { note: quoted(attempt.note) })]),
    t('claims.answer', { answer: quoted(attempt.answer) }),
  ]

  return { text: lines.join('\n'), rows: deskRows(context, desk, attempt, points) }
}

function deskRows({ t, language }: Context, desk: Desk, attempt: Attempt, points: readonly string[]): Row[] {
  const { post, question, attempts } = desk
  const { memberId } = attempt
  const texts = question.texts[language].keyPoints ?? {}
  const names = pointNames(question).slice(0, menuLimit)
  const bits = writePoints(question, points)

  return [
    {
      customId: formatCustomId('desk-points', 1, post.id, memberId),
      placeholder: t('grade.points'),
      options: names.map((name) => ({
        value: name,
        label: plainText(texts[name] ?? name),
        chosen: points.includes(name),
      })),
      least: 0,
      most: names.length,
    },
    [
      {
        customId: formatCustomId('desk-save', 1, post.id, memberId, bits),
        label: t('grade.save', { found: points.length, total: names.length }),
        style: 'primary',
      },
      {
        customId: formatCustomId('desk-reason', 1, post.id, memberId, bits),
        label: t('grade.saveWithReason'),
      },
      ...(attempts.length > 1
        ? [{ customId: formatCustomId('desk-next', 1, post.id, memberId), label: t('grade.next') }]
        : []),
    ],
  ]
}

/** Waits for a person: pending, or with an open claim. */
function waitsIn({ claims }: Desk): (attempt: Attempt) => boolean {
  return ({ memberId, verdict }) =>
    verdict === 'pending' || claims.some((claim) => claim.memberId === memberId && claim.state === 'open')
}

/** What saving at once would take as made: what was found, and what is claimed. */
function proposed({ question, claims }: Desk, attempt: Attempt): string[] {
  const { found } = keyPointsOf(attempt)
  const claimed = claims.flatMap(({ memberId, point, state }) =>
    memberId === attempt.memberId && state === 'open' ? [point] : [],
  )

  return pointNames(question).filter((name) => found.includes(name) || claimed.includes(name))
}

/** @throws UserError `grade.noPost` for a member who did not answer: the id came from outside. */
function attemptOf({ attempts }: Desk, wanted: string): Attempt {
  const attempt = attempts.find(({ memberId }) => memberId === wanted)

  if (!attempt) throw new UserError('grade.noPost')

  return attempt
}

function pointNames({ key }: Question): string[] {
  return key.kind === 'open' ? key.keyPoints.map(({ name }) => name) : []
}

function writePoints(question: Question, points: readonly string[]): string {
  return pointNames(question)
    .reduce((bits, name, index) => bits + (points.includes(name) ? 2 ** index : 0), 0)
    .toString(36)
}

/** Strange bits name no point: the id came from outside. */
function readPoints(question: Question, bits: string): string[] {
  const number = Number.parseInt(bits, 36)

  return pointNames(question).filter((_, index) => Math.floor(number / 2 ** index) % 2 === 1)
}

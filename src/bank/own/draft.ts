import { type Context, type Form, type Reply, serverOf, type TextField } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { type Button, type ButtonStyle, escapeMarkdown, formatCustomId } from '../../message.ts'
import { tellChange } from '../../quiz/audit.ts'
import { answerCard, cardAltText, questionCard } from '../../quiz/sheet.ts'
import type { Draft } from '../../store/server-bank.ts'
import { formatProblem } from '../problem.ts'
import type { Level, Question, QuestionKind } from '../question.ts'
import { checkOwn, keepQuestions, rulesOf, versionOf } from './keep.ts'
import { freeSlug, slugOf } from './slug.ts'
import { writeTyped } from './typed.ts'

/** Fields of the form; what else a draft holds was chosen before. */
export const typedFields = ['title', 'body', 'answer', 'explanation', 'hint'] as const

/** @throws UserError `ownBank.draftGone` for what is not this member's, or was given up. */
export async function requireDraft(context: Context, id: string | undefined): Promise<Draft> {
  const draft = id === undefined ? undefined : await context.store.draft(id)

  if (!draft || draft.memberId !== context.member.id || draft.serverId !== serverOf(context))
    throw new UserError('ownBank.draftGone')

  return draft
}

/** The form with what was typed so far. */
export function draftForm({ t }: Context, { id, texts }: Draft): Form {
  const kind = texts.kind as QuestionKind
  const field = (name: (typeof typedFields)[number], more: Partial<TextField>): TextField => ({
    id: name,
    label: t(`ownBank.field.${name}`),
    value: texts[name] ?? '',
    ...more,
  })

  return {
    customId: formatCustomId('bank-form', 1, id),
    title: t('ownBank.form', { kind }),
    fields: [
      field('title', { maxLength: 80 }),
      field('body', { paragraph: true, maxLength: 3000 }),
      field('answer', { paragraph: true, maxLength: 3000, description: t(`ownBank.answer.${kind}`) }),
      field('explanation', { paragraph: true, maxLength: 4000 }),
      field('hint', { paragraph: true, required: false, maxLength: 1500 }),
    ],
  }
}

/** What is wrong with a draft, or how it will look; nothing typed is lost either way. */
export async function reviewDraft(context: Context, draft: Draft): Promise<Reply> {
  const { t, language } = context
  const { checked, path, text } = await checkDraft(context, draft)
  const [question] = checked.questions.values()
  const button = (kind: string, label: string, style: ButtonStyle): Button => ({
    customId: formatCustomId(kind, 1, draft.id),
    label,
    style,
  })
  const again = button(
    'bank-again',
    t('ownBank.again'),
    checked.problems.length > 0 ? 'primary' : 'secondary',
  )

  if (checked.problems.length > 0 || !question) {
    const lines = text.split('\n')
    const problems = checked.problems.map((problem) => {
      const quote = problem.line > 1 ? `“${(lines[problem.line - 1] ?? '').slice(0, 60)}”` : path

      return `- ${formatProblem(problem, language).replace(/^\S+:\d+: /, `${quote}: `)}`
    })

    return {
      text: [t('ownBank.problems', { count: checked.problems.length }), ...problems].join('\n'),
      rows: [[again]],
    }
  }

  return {
    text: t('ownBank.preview', { id: question.id }),
    images: await preview(context, question),
    rows: [[button('bank-save', t('ownBank.save'), 'success'), again]],
  }
}

async function preview({ t, language, look, render }: Context, question: Question) {
  const cards = [questionCard(question, language), answerCard(question, language)]
  const pages = await Promise.all(cards.map((card) => render.card(card, look)))

  return pages.flatMap((pictures, card) =>
    pictures.map((picture, page) => ({
      ...picture,
      name: `${card === 0 ? 'question' : 'answer'}-${page + 1}.png`,
      alt: cardAltText(cards[card] ?? questionCard(question, language), t),
    })),
  )
}

/** Saves a draft, which was checked when it was shown and is checked again. */
export async function saveDraft(context: Context, draft: Draft): Promise<Reply> {
  const { t, store, member, now } = context
  const { checked, path, text, topics } = await checkDraft(context, draft)
  const [question] = checked.questions.values()

  if (checked.problems.length > 0 || !question) return reviewDraft(context, draft)

  const folder = { files: [{ path, text }], pictures: [] }
  const saved = {
    ...folder,
    id: question.id,
    version: versionOf(folder),
    typed: draft.texts,
    createdBy: member.id,
    createdAt: now,
  }

  await keepQuestions(context, await store.serverBank(draft.serverId), [saved], topics)
  await store.dropDraft(draft.id)
  await tellChange(context, {
    what: 'questionSaved',
    details: { title: escapeMarkdown(question.texts.en.title) },
  })

  return { text: t('ownBank.saved', { id: question.id }) }
}

async function checkDraft(context: Context, { serverId, texts }: Draft) {
  const rules = await rulesOf(context, serverId)
  const { topic = 'own', topicName = topic, questionId } = texts
  const topics = new Map(
    rules.topics.has(topic) ? [] : [[topic, { en: topicName, 'zh-CN': topicName }] as const],
  )
  const slug = slugOf(texts.title ?? '', 'q')
  const id = questionId ?? `${topic}/${freeSlug(slug, (free) => context.bank.has(`${topic}/${free}`))}`
  const path = `${id}.md`
  const text = writeTyped(
    {
      kind: texts.kind as QuestionKind,
      level: Number(texts.level) as Level,
      title: texts.title ?? '',
      body: texts.body ?? '',
      answer: texts.answer ?? '',
      explanation: texts.explanation ?? '',
      hint: texts.hint ?? '',
    },
    context.language,
  )
  const checked = await checkOwn(
    context,
    { files: [{ path, text }], pictures: [] },
    { topics: new Map([...rules.topics, ...topics]) },
  )

  return { checked, path, text, topics }
}

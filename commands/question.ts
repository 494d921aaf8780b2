import { levels, type Question } from '../src/bank/question.ts'
import { suggestTopics, topicsOf } from '../src/bank/topics.ts'
import {
  type Context,
  defineAction,
  defineCommand,
  type Reply,
  type Suggestion,
  serverOf,
} from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { jumpLink } from '../src/message.ts'
import { pickQuestion } from '../src/quiz/pick.ts'
import { cardPictures, drawPractice } from '../src/quiz/practice.ts'
import { listReports, reportForms, reportPresses } from '../src/quiz/report.ts'
import { dueNotes } from '../src/quiz/review-reply.ts'
import { answerCard } from '../src/quiz/sheet.ts'
import { drawVariant } from '../src/quiz/variant.ts'
import { verdictNews } from '../src/quiz/verdict-news.ts'
import type { Post } from '../src/store/store.ts'

/** Of a question that is looked up, always the same numbers. */
const exampleSeed = 'example'
/** Draws that are remembered so that practice does not repeat itself. */
const rememberedDraws = 200

const filters = {
  topic: { type: 'string', maxLength: 60, autocomplete: true },
  level: { type: 'integer', choices: levels },
} as const

/** `/question`: what is open here, practice in private, questions already seen, and posting by hand. */
export default defineCommand({
  name: 'question',
  place: 'server',
  subcommands: {
    today: defineAction({ private: true, run: today }),
    practice: defineAction({
      private: true,
      defer: true,
      options: filters,
      run: practise,
      suggest: async (context, _option, typed) => suggestTopics(context.bank, context.language, typed),
    }),
    show: defineAction({
      private: true,
      defer: true,
      options: { question: { type: 'string', required: true, maxLength: 100, autocomplete: true } },
      run: show,
      suggest: async (context, _option, typed) => suggestQuestions(context, await seen(context), typed),
    }),
    reports: defineAction({ access: 'manager', private: true, run: listReports }),
    post: defineAction({
      access: 'manager',
      private: true,
      defer: true,
      options: {
        question: { type: 'string', maxLength: 100, autocomplete: true },
        topic: { type: 'string', maxLength: 60, autocomplete: true },
      },
      run: postNow,
      suggest: async (context, option, typed) =>
        option === 'topic'
          ? suggestTopics(context.bank, context.language, typed)
          : suggestQuestions(context, [...context.bank.values()], typed),
    }),
  },
  forms: reportForms,
  presses: {
    ...reportPresses,
    practice: { version: 1, private: true, defer: true, run: (context) => practise(context, {}) },
  },
})

async function today(context: Context): Promise<Reply> {
  const { t, store, channelId, member, now } = context
  const posts = await store.openPosts(channelId, now)
  const news = await verdictNews(context)

  if (posts.length + news.length === 0) throw new UserError('question.nothingOpen')

  const lines = await Promise.all(
    posts.map(async (post) => {
      const last = (await store.attemptsBy(post.id, member.id)).at(-1)

      return t('question.open', {
        title: await titleOf(context, post),
        link: jumpLink(post.serverId, post.channelId, post.messageId),
        at: Math.floor(post.closesAt / 1000),
        own: t(last ? `question.own.${last.verdict}` : 'question.own.none'),
      })
    }),
  )

  return { text: [...lines, ...news].join('\n') }
}

async function practise(
  context: Context,
  { topic, level }: { topic?: string | undefined; level?: 1 | 2 | 3 | undefined },
): Promise<Reply> {
  const { t, store, bank, language, member, interactionId, now } = context
  const asked = (await store.practicePosts(member.id, rememberedDraws))
    .map(({ questionId }) => questionId)
    .reverse()
  const selection = { topic: topic ?? null, level: level ?? null, picking: 'random' } as const
  // A question that is open in this server is not for practice: finishing it shows the answer.
  const open = new Set(await store.openQuestions(serverOf(context), now))
  const questions = [...bank.values()].filter(({ id }) => !open.has(id))
  const question = pickQuestion(questions, selection, asked, interactionId)

  if (!question)
    throw new UserError('question.nothingFits', {
      topics: [...topicsOf(bank, language).values()].join(t('question.comma')),
    })

  return {
    ...(await drawPractice(context, question, t('question.practice'))),
    notes: await dueNotes(context),
  }
}

async function show(context: Context, { question: typed }: { question: string }): Promise<Reply> {
  const found = find(await seen(context), typed, context)

  if (!found) throw new UserError('question.notSeen')

  return cardPictures(context, answerCard(drawVariant(found, exampleSeed), context.language), 'answer')
}

async function postNow(
  context: Context,
  { question: typed, topic }: { question?: string | undefined; topic?: string | undefined },
): Promise<Reply> {
  const { t, bank, delivery, channelId, interactionId, now } = context
  const question = typed === undefined ? undefined : find([...bank.values()], typed, context)

  if (typed !== undefined && !question) throw new UserError('question.unknown')

  const post = await delivery.postNow({
    serverId: serverOf(context),
    channelId,
    interactionId,
    now,
    ...(question && { questionId: question.id }),
    ...(topic !== undefined && { topic }),
  })

  return { text: t('question.posted', { link: jumpLink(post.serverId, post.channelId, post.messageId) }) }
}

/** Only what the member may look at: closed and own practised questions, unless they are open again somewhere. */
async function seen(context: Context): Promise<Question[]> {
  const { store, bank, member, now } = context
  const [ids, open] = await Promise.all([
    store.seenQuestions(serverOf(context), member.id),
    store.openQuestions(serverOf(context), now),
  ])

  return ids.filter((id) => !open.includes(id)).flatMap((id) => bank.get(id) ?? [])
}

function find(questions: readonly Question[], typed: string, { language }: Context): Question | undefined {
  const wanted = typed.trim().toLowerCase()

  return questions.find(({ id, texts }) => id === wanted || texts[language].title.toLowerCase() === wanted)
}

function suggestQuestions(
  { language }: Context,
  questions: readonly Question[],
  typed: string,
): Suggestion[] {
  const wanted = typed.trim().toLowerCase()

  return questions
    .map(({ id, texts }) => ({ name: texts[language].title, value: id }))
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
}

async function titleOf({ banks, language }: Context, post: Post): Promise<string> {
  return (await banks.asked(post))?.texts[language].title ?? post.questionId
}

import type { Context, Press, Reply, Submit } from '../command.ts'
import { serverOf } from '../command.ts'
import { cutText } from '../cut-text.ts'
import { UserError } from '../errors.ts'
import { type Translate, translator } from '../i18n/catalog.ts'
import { escapeMarkdown, formatCustomId, type Message } from '../message.ts'
import type { Report } from '../store/reporting.ts'
import { readAnswered } from './after-closing.ts'

const longestReport = 1000
/** Of a member, in all servers. */
const reportsADay = 5
const dayMs = 86_400_000
/** Of a list: its words and a row of buttons fit into one message. */
const listed = 5
const listedCharacters = 200

/** A report with what its question is called. */
interface Told extends Report {
  readonly title: string
  readonly isBuiltIn: boolean
}

export const reportPresses: Readonly<Record<string, Press>> = {
  report: {
    version: 1,
    private: true,
    async run(context, [id = '']) {
      const { t, language } = context
      const { post, question } = await readAnswered(context, id)
      const field = { id: 'text', label: t('report.field'), description: t('report.fieldHint') }

      return {
        form: {
          customId: formatCustomId('report-form', 1, post.id),
          title: cutText(question.texts[language].title, 45),
          fields: [{ ...field, paragraph: true, maxLength: longestReport }],
        },
      }
    },
  },
  'report-done': {
    version: 1,
    private: true,
    update: true,
    access: 'manager',
    async run(context, [id = '', from = '']) {
      const { t, store, member, now } = context
      const report = await store.closeReport(serverOf(context), id, now)

      if (from === 'list') return listReports(context)
      if (!report) throw new UserError('report.gone')

      const by = t('report.doneBy', { member: escapeMarkdown(member.name) })

      return { text: `${tellReport(t, await told(context, report), longestReport)}\n${by}` }
    },
  },
}

export const reportForms: Readonly<Record<string, Submit>> = {
  'report-form': {
    version: 1,
    private: true,
    run: async (context, [id = ''], { text = '' }) => file(context, id, text.trim().slice(0, longestReport)),
  },
}

/** The oldest open reports of a server, each with a button to be done with it. */
export async function listReports(context: Context): Promise<Reply> {
  const { t, store } = context
  const reports = await store.openReports(serverOf(context), listed + 1)
  const shown = await Promise.all(reports.slice(0, listed).map((report) => told(context, report)))

  if (shown.length === 0) return { text: t('report.none') }

  return {
    text: shown.map((report) => tellReport(t, report, listedCharacters)).join('\n\n'),
    rows: [
      shown.map(({ id, title }) => ({
        customId: formatCustomId('report-done', 1, id, 'list'),
        label: t('report.doneWith', { title: cutText(title, 40) }),
      })),
    ],
    ...(reports.length > listed && { notes: [t('report.more')] }),
  }
}

async function file(context: Context, id: string, text: string): Promise<Reply> {
  const { t, store, member, interactionId, now } = context
  const { post } = await readAnswered(context, id)

  if (text === '') throw new UserError('report.empty')

  const report: Report = {
    id: interactionId,
    serverId: serverOf(context),
    postId: post.id,
    questionId: post.questionId,
    questionVersion: post.questionVersion,
    memberId: member.id,
    memberName: member.name,
    text,
    at: now,
    doneAt: null,
  }
  const outcome = await store.fileReport(report, { since: now - dayMs, limit: reportsADay })

  if (outcome === 'alreadyOpen') throw new UserError('report.alreadyOpen')
  if (outcome === 'tooMany') throw new UserError('report.tooMany', { count: reportsADay })

  await tellManagers(context, report)

  return { text: t('report.thanks') }
}

async function tellManagers(context: Context, report: Report): Promise<void> {
  const { language } = await context.store.server(report.serverId)
  const t = translator(language)
  const full = await told({ ...context, language }, report)
  const message: Message = {
    text: tellReport(t, full, longestReport),
    rows: [[{ customId: formatCustomId('report-done', 1, report.id), label: t('report.done') }]],
  }

  await context.delivery.tellManagers({ serverId: report.serverId, id: report.id, message })
}

async function told({ store, banks, language }: Context, report: Report): Promise<Told> {
  const post = await store.post(report.postId)
  const question = post && (await banks.asked(post))
  const builtIn = await banks.of(undefined)

  return {
    ...report,
    title: question?.texts[language].title ?? report.questionId,
    isBuiltIn: builtIn.has(report.questionId),
  }
}

/** What is wrong with which version of which question, in a form to copy to whoever keeps it. */
function tellReport(t: Translate, report: Told, characters: number): string {
  const { title, memberName, questionId, questionVersion, text, at, isBuiltIn } = report
  const quoted = escapeMarkdown(cutText(text, characters)).replace(/\s*\n\s*/g, '\n> ')

  return [
    t('report.told', {
      title: escapeMarkdown(title),
      member: escapeMarkdown(memberName),
      at: Math.floor(at / 1000),
    }),
    `> ${quoted}`,
    t(isBuiltIn ? 'report.builtIn' : 'report.own', { question: `${questionId} @ ${questionVersion}` }),
  ].join('\n')
}

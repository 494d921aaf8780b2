import { type Context, type Reply, serverOf } from '../../command.ts'
import { type Button, escapeMarkdown, formatCustomId } from '../../message.ts'
import type { Question } from '../question.ts'
import { questionsLimit } from './limits.ts'

/** Lines of a page: the longest titles, every sign of them escaped, and the longest ids fit into a message. */
const perPage = 14

/** A page of the topics, each with its counts and the server's own titles; 0-based, the nearest where there is none. */
export async function listBank(context: Context, wanted: number): Promise<Reply> {
  const { t, store, bank } = context
  const ids = new Set((await store.serverBank(serverOf(context))).questions.map(({ id }) => id))
  const lines = linesOf(context, ids)
  const pages = Math.max(1, Math.ceil(lines.length / perPage))
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1)
  const builtIn = [...bank.keys()].filter((id) => !ids.has(id)).length
  const head = t('ownBank.counts', { own: ids.size, builtIn, limit: questionsLimit })
  const button = (label: string, to: number): Button => ({
    customId: formatCustomId('bank-page', 1, String(to)),
    label,
    ...((to < 0 || to >= pages) && { disabled: true }),
  })

  return {
    text: [
      head,
      ...(ids.size === 0 ? [t('ownBank.how')] : []),
      ...lines.slice(page * perPage, (page + 1) * perPage),
      ...(pages > 1 ? [t('ownBank.page', { page: page + 1, pages })] : []),
    ].join('\n'),
    ...(pages > 1 && {
      rows: [[button(t('ownBank.before'), page - 1), button(t('ownBank.after'), page + 1)]],
    }),
  }
}

/** Topics with questions of the server's own come first; those that cannot be read any more come last, by their ids. */
function linesOf({ t, bank, language }: Context, own: ReadonlySet<string>): string[] {
  const topics = new Map<string, { own: Question[]; builtIn: Question[] }>()

  for (const question of bank.values()) {
    const counted = topics.get(question.topic) ?? { own: [], builtIn: [] }

    counted[own.has(question.id) ? 'own' : 'builtIn'].push(question)
    topics.set(question.topic, counted)
  }

  const ordered = [...topics.values()].sort(
    (one, other) => Number(other.own.length > 0) - Number(one.own.length > 0),
  )
  const unreadable = [...own].filter((id) => !bank.has(id))

  return [
    ...ordered.flatMap((counted) => {
      const topic = [...counted.own, ...counted.builtIn][0]?.topicNames[language] ?? ''
      const counts = {
        topic: escapeMarkdown(topic),
        own: counted.own.length,
        builtIn: counted.builtIn.length,
      }

      return [
        t('ownBank.topicCounts', counts),
        ...counted.own.map(
          ({ id, kind, texts }) =>
            `- ${escapeMarkdown(texts[language].title)} · ${t(`choice.kind.${kind}`)} · \`${id}\``,
        ),
      ]
    }),
    ...unreadable.map((id) => `- \`${id}\``),
  ]
}

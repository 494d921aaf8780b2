import type { Context, Reply } from '../command.ts'
import { cutText } from '../cut-text.ts'
import { type Button, escapeMarkdown, formatCustomId, jumpLink } from '../message.ts'
import type { Attempt, Post } from '../store/store.ts'

const pageSize = 10
/** Of the ledger, searched for managers' corrections. */
const recentEntries = 200
const shownCorrections = 5
/** Far more than anybody turns; what comes from outside is bounded. */
const lastPage = 10_000

/** `/me history`: one's own answers, the newest first. Never what was right: some of the questions are open. */
export async function historyReply(context: Context, wanted = 0): Promise<Reply> {
  const { t, store, member, serverId } = context
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), lastPage)
  const found = await store.history(
    { memberId: member.id, ...(serverId !== undefined && { serverId }) },
    { limit: pageSize + 1, offset: page * pageSize },
  )
  const lines = await Promise.all(found.slice(0, pageSize).map((answer) => tell(context, answer)))
  const corrections = page === 0 && serverId !== undefined ? await tellCorrections(context, serverId) : []

  return {
    text: [
      t(serverId === undefined ? 'me.history.everywhere' : 'me.history.title', { page: page + 1 }),
      ...(lines.length > 0 ? lines : [t('me.history.empty')]),
      ...corrections,
    ].join('\n'),
    rows: pageButtons(context, page, found.length > pageSize),
  }
}

async function tell(
  { t, banks, language, member }: Context,
  { post, attempt }: { post: Post; attempt: Attempt },
): Promise<string> {
  const question = await banks.asked(post, member.id)
  const title = escapeMarkdown(question?.texts[language].title ?? post.questionId)

  return t('me.history.line', {
    verdict: t(`answer.verdict.${attempt.verdict}`),
    title:
      post.messageId === null
        ? title
        : `[${title}](${jumpLink(post.serverId, post.channelId, post.messageId)})`,
    worth:
      post.practiceOf === null
        ? t('me.history.points', { points: attempt.points })
        : t('me.history.practice'),
    at: Math.floor(attempt.at / 1000),
  })
}

/** What managers added to the points or took away lately, with what they said. */
async function tellCorrections({ t, store, member }: Context, serverId: string): Promise<string[]> {
  const corrections = (await store.ledger(serverId, member.id, recentEntries))
    .filter(({ postId }) => postId === null)
    .slice(0, shownCorrections)
    .map(({ points, at, reason }) =>
      t('me.history.correction', {
        points: points > 0 ? `+${points}` : `−${-points}`,
        reason: escapeMarkdown(cutText(reason ?? '', 200)).replaceAll('\n', ' '),
        at: Math.floor(at / 1000),
      }),
    )

  return corrections.length > 0 ? [t('me.history.corrections'), ...corrections] : []
}

function pageButtons({ t }: Context, page: number, hasMore: boolean): Button[][] {
  const turn = (to: number, label: string, disabled: boolean): Button => ({
    customId: formatCustomId('history', 1, String(to)),
    label,
    disabled,
  })

  if (page === 0 && !hasMore) return []

  return [
    [
      turn(Math.max(0, page - 1), t('me.history.newer'), page === 0),
      turn(page + 1, t('me.history.older'), !hasMore),
    ],
  ]
}

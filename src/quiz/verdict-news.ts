import type { Context } from '../command.ts'
import { escapeMarkdown, jumpLink } from '../message.ts'
import { settledLines } from './own-answer.ts'

const newsMs = 7 * 86_400_000
const newsLimit = 5

/** What became of a member's answers in this channel lately by a manager's word or a corrected key, newest first. */
export async function verdictNews(context: Context): Promise<string[]> {
  const { t, store, banks, language, channelId, member, now } = context
  const settled = await store.settledOf({ channelId, memberId: member.id, since: now - newsMs }, newsLimit)
  const told = settled.map(async ({ post, attempt }) => [
    t('settled.news', {
      title: escapeMarkdown((await banks.asked(post, member.id))?.texts[language].title ?? post.questionId),
      link: jumpLink(post.serverId, post.channelId, post.messageId),
      verdict: t(`answer.verdict.${attempt.verdict}`),
      points: attempt.points,
    }),
    ...settledLines(attempt, t),
  ])

  return (await Promise.all(told)).flat()
}

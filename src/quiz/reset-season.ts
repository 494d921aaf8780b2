import { type Context, type Reply, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { formatCustomId } from '../message.ts'
import { tellChange } from './audit.ts'
import { seasonAt } from './window.ts'

/** How long a question whether to begin a season can be answered: the season begins when it was asked. */
const askedMs = 15 * 60_000

/** Says what a new season changes, with a button to begin it. */
export async function askForSeason(context: Context): Promise<Reply> {
  const { t, store, now } = context
  const serverId = serverOf(context)
  const { timezone } = await store.server(serverId)
  const { since } = seasonAt({ timezone, seasonStarts: await store.seasonStarts(serverId) }, now)

  return {
    text: t('points.seasonSure', { since: `<t:${Math.floor(since / 1000)}:D>` }),
    rows: [
      [
        {
          customId: formatCustomId('season-begin', 1, String(now)),
          label: t('points.seasonBegin'),
          style: 'danger',
        },
      ],
    ],
  }
}

/**
 * Begins a season at the moment it was asked about: pressing twice begins one.
 *
 * @throws UserError `points.seasonAskAgain` or `points.seasonBegun`.
 */
export async function beginSeason(context: Context, asked: string): Promise<Reply> {
  const { t, store, now } = context
  const serverId = serverOf(context)
  const at = readInstant(asked)

  if (at === undefined || at > now || at < now - askedMs) throw new UserError('points.seasonAskAgain')
  if ((await store.seasonStarts(serverId)).some((start) => start >= at))
    throw new UserError('points.seasonBegun')

  await store.startSeason(serverId, at)
  await tellChange(context, { what: 'seasonBegun' })

  return {
    text: t('points.seasonBegunNow'),
    rows: [[{ customId: formatCustomId('season-back', 1, String(at)), label: t('points.undo') }]],
  }
}

/**
 * Takes the newest start of a season back: the season before it goes on.
 *
 * @throws UserError `points.seasonOver` where another has begun since.
 */
export async function takeSeasonBack(context: Context, begun: string): Promise<Reply> {
  const { t, store } = context
  const serverId = serverOf(context)
  const at = readInstant(begun)

  if (at === undefined || (await store.seasonStarts(serverId)).at(-1) !== at)
    throw new UserError('points.seasonOver')

  await store.dropSeasonStart(serverId, at)
  await tellChange(context, { what: 'seasonTakenBack' })

  return { text: t('points.seasonBack') }
}

function readInstant(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

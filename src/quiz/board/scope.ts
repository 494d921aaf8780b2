import { topicsOf } from '../../bank/topics.ts'
import { type Context, type Suggestion, serverOf } from '../../command.ts'
import { cutText } from '../../cut-text.ts'
import { UserError } from '../../errors.ts'
import { escapeMarkdown } from '../../message.ts'
import { shownName } from '../../shown-name.ts'
import { type BoardScope, topicKey } from './view.ts'

const longestName = 28
const longestEcho = 60

/**
 * The board that the options ask for.
 *
 * @param scope `server`, `teams`, or a schedule's id or name
 * @param topic its slug or its name
 * @throws UserError `board.oneScope`, `board.unknownScope` or `board.unknownTopic`, naming those there are.
 */
export async function readScope(
  context: Context,
  scope = 'server',
  topic: string | undefined,
): Promise<BoardScope> {
  const board = await readBoard(context, scope)

  if (topic === undefined) return board
  if (board !== 'server') throw new UserError('board.oneScope', { scope: nameOfOption(context) })

  return `topic:${readTopic(context, topic)}`
}

async function readBoard(context: Context, typed: string): Promise<BoardScope> {
  const { t, store } = context
  const wanted = plain(typed)

  if (wanted === 'server' || wanted === plain(t('board.server'))) return 'server'
  if (wanted === 'teams' || wanted === plain(t('board.teams'))) return 'teams'

  const schedules = await store.schedules(serverOf(context))
  const found = schedules.find(({ id, name }) => id === typed || plain(name) === wanted)

  if (!found) {
    throw new UserError('board.unknownScope', {
      given: escapeMarkdown(cutText(typed, longestEcho)),
      names: schedules.map(({ name }) => escapeMarkdown(name)).join(t('schedules.comma')) || 'none',
    })
  }

  return `schedule:${found.id}`
}

function readTopic({ bank, language, t }: Context, typed: string): string {
  const topics = topicsOf(bank, language)
  const wanted = plain(typed)
  const [found] = [...topics].find(([topic, name]) => topic === wanted || plain(name) === wanted) ?? []

  if (found === undefined) {
    throw new UserError('board.unknownTopic', {
      given: escapeMarkdown(cutText(typed, longestEcho)),
      topics: [...topics.values()].map(escapeMarkdown).join(t('question.comma')),
    })
  }

  return found
}

/** What can be asked for, for what is being typed. */
export async function suggestScopes(context: Context, typed: string): Promise<Suggestion[]> {
  const { t, store } = context
  const schedules = await store.schedules(serverOf(context))

  return [
    { name: t('board.server'), value: 'server' },
    { name: t('board.teams'), value: 'teams' },
    ...schedules.map(({ id, name }) => ({ name: t('board.schedule', { name }), value: id })),
  ].filter(({ name, value }) => plain(`${name} ${value}`).includes(plain(typed)))
}

/** A board's scope as the store knows it, with what it is called; the whole server goes without saying. */
export interface KnownScope {
  readonly scope: BoardScope
  readonly name?: string
}

/**
 * What a scope from a button means in this server.
 *
 * @throws UserError `board.gone` for a schedule that this server never had.
 */
export async function knowScope(context: Context, scope: BoardScope): Promise<KnownScope> {
  const [kind, of = ''] = scope.split(':')

  if (kind === 'teams') return { scope, name: context.t('board.teams') }
  if (kind === 'topic') return knowTopic(context, of)
  if (kind !== 'schedule') return { scope }

  const schedule = await context.store.schedule(of)

  // What a deleted schedule earned stays earned.
  if (schedule?.serverId !== context.serverId) throw new UserError('board.gone')

  return { scope, name: nameInTitle(schedule?.name ?? '') }
}

/** A topic that nothing is asked about any more has no name but its slug. */
function knowTopic({ bank, language }: Context, key: string): KnownScope {
  const topics = topicsOf(bank, language)
  const topic = [...topics.keys()].find((one) => topicKey(one) === key) ?? key

  return { scope: `topic:${topic}`, name: nameInTitle(topics.get(topic) ?? topic) }
}

function nameInTitle(name: string): string {
  return cutText(shownName(name), longestName)
}

function nameOfOption({ t }: Context): string {
  return t('command.leaderboard.scope.name')
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

import type { Context, Reply } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { translator } from '../../i18n/catalog.ts'
import { escapeMarkdown } from '../../message.ts'
import type { Board } from '../../render/renderer.ts'
import { shownName } from '../../shown-name.ts'
import { teamMinimum } from '../../store/ranking.ts'
import { boardButtons } from './buttons.ts'
import { type Heading, headingOf } from './heading.ts'
import { memberPage, memberQuery, ownPlace, type Viewer } from './member-page.ts'
import { type BoardPage, pageSize } from './page.ts'
import { knowScope } from './scope.ts'
import { missingOf, readTeams, teamPage } from './team-page.ts'
import type { BoardView } from './view.ts'
import { boardAlt, boardText } from './words.ts'

/**
 * A board for everybody in the channel. It marks whoever asked for it, whoever turns its pages, and keeps the language and
 * theme it was asked for in.
 *
 * @throws UserError `board.gone`
 */
export async function publicBoard(reader: Context, asked: BoardView): Promise<Reply> {
  const context = drawnAs(reader, asked)
  const view = { ...asked, look: { language: context.language, theme: context.look.theme } }
  const viewer = { memberId: context.pressed?.askedBy ?? context.member.id, isAlone: false }
  const { scope, name } = await knowScope(context, view.scope)
  const heading = await headingOf(context, view.window, name)

  if (scope === 'teams') return teamBoard(context, view, heading, viewer)

  const query = memberQuery(context, { window: view.window, scope })
  const page = await memberPage(context, query, view.page, viewer)
  const buttons = boardButtons(context, { ...view, page: page.page }, page.pages)

  if (page.size === 0) {
    return {
      text: `### ${escapeMarkdown(heading.title)}\n${context.t('board.empty', heading)}`,
      rows: buttons,
    }
  }

  const isShown = page.rows.some(({ highlighted }) => highlighted)
  const own = isShown ? undefined : await ownPlace(context, query, viewer)

  return {
    ...(await pictureOf(context, boardOf(context, heading, page, view), [
      ...(own ? [tellPlace(context, 'board.own', own)] : []),
    ])),
    rows: buttons,
  }
}

async function teamBoard(
  context: Context,
  view: BoardView,
  heading: Heading,
  viewer: Viewer,
): Promise<Reply> {
  const { t, member } = context
  const teams = await readTeams(context, view.window)
  const rolesOfViewer = viewer.memberId === member.id ? member.roles : []
  const page = teamPage(context, teams, view.page, rolesOfViewer)
  const buttons = boardButtons(context, { ...view, page: page.page }, page.pages)

  if (teams.length === 0)
    return { text: `### ${escapeMarkdown(heading.title)}\n${t('board.noTeams')}`, rows: buttons }

  return { ...(await pictureOf(context, boardOf(context, heading, page, view), [])), rows: buttons }
}

/**
 * The page of a board with the member's own place on it, for them alone.
 *
 * @throws UserError `board.notOnIt`, `board.excluded`, `board.noTeams`, `board.noTeam` or `board.gone`
 */
export async function findMe(context: Context, view: BoardView): Promise<Reply> {
  const { member, store } = context
  const { scope, name } = await knowScope(context, view.scope)
  const heading = await headingOf(context, view.window, name)

  if (scope === 'teams') return findMyTeam(context, view, heading)

  const query = memberQuery(context, { window: view.window, scope })
  const own = await store.standing(query, member.id)

  if (!own) throw await whyNotOnIt(context, heading)

  const viewer = { memberId: member.id, isAlone: true }
  const page = await memberPage(context, query, Math.floor((own.position - 1) / pageSize), viewer)

  return pictureOf(context, boardOf(context, heading, page, view), [tellPlace(context, 'board.you', own)])
}

async function whyNotOnIt(
  { store, member, serverId = '' }: Context,
  { window }: Heading,
): Promise<UserError> {
  const { excludedRoles } = await store.server(serverId)
  const isExcluded = excludedRoles.some((id) => member.roles.includes(id))

  return isExcluded ? new UserError('board.excluded') : new UserError('board.notOnIt', { window })
}

async function findMyTeam(context: Context, view: BoardView, heading: Heading): Promise<Reply> {
  const { t, member } = context
  const teams = await readTeams(context, view.window)
  const own = teams.find(({ roleId }) => member.roles.includes(roleId))

  if (teams.length === 0) throw new UserError('board.noTeams')
  if (!own) {
    const names = teams.map(({ name }) => escapeMarkdown(name)).join(t('schedules.comma'))
    throw new UserError('board.noTeam', { teams: names })
  }

  const name = escapeMarkdown(own.name)
  const page = teamPage(context, teams, Math.floor(teams.indexOf(own) / pageSize), member.roles)

  return pictureOf(context, boardOf(context, heading, page, view), [
    own.rank === null
      ? t('board.yourTeamUnranked', { name, missing: missingOf(own) })
      : t('board.yourTeam', { name, rank: own.rank }),
  ])
}

function tellPlace(
  { t }: Context,
  key: 'board.own' | 'board.you',
  { name, rank, points }: { name: string; rank: number; points: number },
): string {
  return t(key, { name: escapeMarkdown(shownName(name) || t('board.nameless')), rank, points })
}

function boardOf(
  { t }: Context,
  { title, dates }: Heading,
  { rows, page, pages, size }: BoardPage,
  { window, scope }: BoardView,
): Board {
  const isOfTeams = scope === 'teams'
  const hasMoved = rows.some(({ movement }) => movement !== undefined)
  const facts = [
    dates,
    t(isOfTeams ? 'board.teamCount' : 'board.members', { count: size }),
    hasMoved && t(`board.movement.${window}`),
  ]

  return {
    title,
    subtitle: facts.filter(Boolean).join(' · '),
    rows,
    footer: {
      left: isOfTeams ? t('board.teamRule', { least: teamMinimum }) : t('board.rule'),
      right: t('board.page', { page: page + 1, pages }),
    },
  }
}

/** The board as a picture, or in words where that cannot be had, under its title and a few lines more. */
async function pictureOf(context: Context, board: Board, lines: readonly string[]): Promise<Reply> {
  const { t, render, look } = context
  const head = [`### ${escapeMarkdown(board.title)}`, ...lines]

  try {
    const picture = await render.board(board, look)

    return {
      text: head.join('\n'),
      images: [{ ...picture, name: 'leaderboard.png', alt: boardAlt(context, board) }],
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    return { text: [...head, boardText(context, board)].join('\n'), notes: [t('board.inWords')] }
  }
}

/** Whoever presses a button, a public board stays as it was asked for. */
function drawnAs(context: Context, { look }: BoardView): Context {
  if (!look) return context

  const { language } = look

  return { ...context, language, t: translator(language), look: { ...context.look, ...look } }
}

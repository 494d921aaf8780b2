import { UserError } from '../errors.ts'
import { type Translate, translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { escapeMarkdown, formatCustomId, type Image, type Message } from '../message.ts'
import type { ClosedWindow } from '../quiz/closed-window.ts'
import type { Streak } from '../quiz/streak.ts'
import type { Summary } from '../quiz/summary.ts'
import { windowName } from '../quiz/window-name.ts'
import type { BoardRow, Renderer } from '../render/renderer.ts'
import { shownName } from '../shown-name.ts'
import type { Server } from '../store/server-settings.ts'
import type { Present } from './champions.ts'

const medals = ['🥇', '🥈', '🥉']

/** Of many with equal points the others are counted. */
const mostNamed = 10

/** All that a summary tells, read already. */
export interface SummaryShown {
  readonly server: Server
  readonly window: ClosedWindow
  readonly summary: Summary
  readonly champions: readonly Present[]
  readonly streak: Pick<Streak, 'current' | 'longest'>
  /** What members are called, and who of them is not to be named. */
  readonly names: ReadonlyMap<string, string>
  readonly hidden: ReadonlySet<string>
  readonly hardestTitle: string | undefined
  /** In the custom id of its button, by which it is found again. */
  readonly mark: string
}

/** @param render undefined where no picture can be had: the words say the same. */
export async function summaryMessage(render: Renderer | undefined, shown: SummaryShown): Promise<Message> {
  const { server, window, champions, mark } = shown
  const t = translator(server.language)
  const name = windowName(window, server, t)
  const heading = champions.length > 0 ? 'summary.heading' : 'summary.quiet'

  return {
    text: [t(heading, { window: name }), ...places(shown, t), ...figures(shown, t)].join('\n'),
    images: render && champions.length > 0 ? await drawChampions(render, shown, t) : [],
    rows: [[{ customId: mark, label: t('summary.mine') }]],
  }
}

export function summaryMark({ kind, since, until }: ClosedWindow): string {
  return formatCustomId('summary', 1, kind, String(since), String(until))
}

function places({ champions, ...shown }: SummaryShown, t: Translate): string[] {
  if (champions.length === 0) return [t('summary.nobody')]

  const more = champions.length - mostNamed
  const lines = champions.slice(0, mostNamed).map(({ standing: { rank, memberId, points } }) =>
    t('summary.place', {
      medal: medals[rank - 1] ?? '',
      name: escapeMarkdown(nameOf(shown, memberId, t)),
      points,
    }),
  )

  return [...lines, ...(more > 0 ? [t('summary.more', { count: more })] : [])]
}

function figures({ summary, streak, hardestTitle, ...shown }: SummaryShown, t: Translate): string[] {
  const { asked, answered, firstTries, hardest } = summary
  const improved = summary.improved.find(({ memberId }) => shown.names.has(memberId))

  return [
    t('summary.asked', { asked, answered }),
    ...(firstTries.tries > 0 ? [t('summary.firstTry', { share: shareOf(firstTries) })] : []),
    ...(hardest && hardestTitle !== undefined
      ? [
          t('summary.hardest', {
            title: escapeMarkdown(hardestTitle),
            right: hardest.right,
            tries: hardest.tries,
          }),
        ]
      : []),
    ...(improved
      ? [
          t('summary.improved', {
            name: escapeMarkdown(nameOf(shown, improved.memberId, t)),
            gain: improved.gain,
          }),
        ]
      : []),
    ...(streak.longest > 0
      ? [t('summary.streak', { current: streak.current, longest: streak.longest })]
      : []),
  ]
}

function nameOf(
  { names, hidden }: Pick<SummaryShown, 'names' | 'hidden'>,
  memberId: string,
  t: Translate,
): string {
  return hidden.has(memberId) ? t('member.hidden') : shownName(names.get(memberId) ?? '') || '?'
}

function shareOf({ right, tries }: Summary['firstTries']): number {
  return Math.round((100 * right) / tries)
}

/** The words say the same, so that what cannot be drawn is left out. */
async function drawChampions(render: Renderer, shown: SummaryShown, t: Translate): Promise<Image[]> {
  const { server, window, summary } = shown
  const rows = boardRows(shown, t)
  const title = t('summary.boardTitle', { window: windowName(window, server, t) })
  const { firstTries, asked, answered } = summary

  try {
    const picture = await render.board(
      {
        title,
        subtitle: t('summary.boardSubtitle', { dates: datesOf(window, server), answered }),
        rows,
        footer: {
          left: t('summary.boardLeft', { asked }),
          right: firstTries.tries > 0 ? t('summary.boardRight', { share: shareOf(firstTries) }) : '',
        },
      },
      { theme: server.theme, language: server.language },
    )
    const lines = rows.map(({ rank, name, points }) => `${rank}. ${name}, ${points}`)

    return [{ ...picture, name: 'summary.png', alt: [title, ...lines].join('\n') }]
  } catch (error) {
    if (error instanceof UserError) return []

    throw error
  }
}

function boardRows({ champions, hidden, names }: SummaryShown, t: Translate): BoardRow[] {
  return champions
    .slice(0, mostNamed)
    .map(({ standing: { rank, memberId, points, attempts }, picture }): BoardRow => {
      const isHidden = hidden.has(memberId)

      return {
        rank,
        name: nameOf({ hidden, names }, memberId, t),
        points,
        note: t('board.attempts', { count: attempts }),
        highlighted: false,
        ...(isHidden && { faceless: true }),
        ...(picture && !isHidden && { avatar: picture }),
      }
    })
}

function datesOf(
  { since, until }: ClosedWindow,
  { timezone, language }: { readonly timezone: string; readonly language: Language },
): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: timezone }).formatRange(
    since,
    until - 1,
  )
}

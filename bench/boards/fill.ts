import { DatabaseSync } from 'node:sqlite'
import { hash } from '../../src/hash.ts'
import { planBoards } from '../../src/store/board-plan.ts'

export const serverId = 'server'
export const schedules = ['daily', 'weekly', 'sunday'] as const
export const topics = ['conv', 'init', 'loss', 'norm', 'optim', 'regul', 'seq', 'stats'] as const
export const dayMs = 86_400_000

export interface Size {
  readonly members: number
  readonly attempts: number
  readonly days: number
  /** The last instant. */
  readonly end: number
}

/** Some members answer every day, most now and then; the board begins with those who do the most. */
export function memberOf(turn: number, members: number): string {
  const chance = hash(`member ${turn}`) / 2 ** 32

  return `m${String(Math.floor(members * chance ** 1.5)).padStart(6, '0')}`
}

/** Attempts of a server, spread evenly over the days. */
export function fillLedger(file: string, { members, attempts, days, end }: Size): void {
  const db = new DatabaseSync(file)
  const insert = {
    slot: db.prepare(
      `insert into slot (schedule_id, server_id, fire_at, state, reason) values (?, ?, ?, 'sent', null)`,
    ),
    post: db.prepare(
      `insert into post (id, server_id, channel_id, schedule_id, fire_at, question_id, question_version, seed, numbers, language, message_id, created_at, closes_at, closed_at)
       values (?, ?, 'channel', ?, ?, ?, '1', 'seed', 'shared', 'en', ?, ?, ?, ?)`,
    ),
    attempt: db.prepare(
      `insert into attempt (post_id, member_id, member_name, number, interaction_id, answer, verdict, reason, points, at, grading_version)
       values (?, ?, ?, ?, ?, '56x56', ?, '{"kind":"exact"}', ?, ?, 1)`,
    ),
    point: db.prepare(
      `insert into point (id, server_id, member_id, post_id, schedule_id, topic, points, rule_version, at, attempts)
       values (?, ?, ?, ?, ?, ?, ?, 1, ?, 1)`,
    ),
    member: db.prepare('insert into board_member (server_id, member_id, name) values (?, ?, ?)'),
  }
  const posts: { id: string; schedule: string; topic: string; at: number }[] = []

  db.exec('pragma foreign_keys = off')
  db.exec('begin')
  for (let day = 0; day < days; day++) {
    for (const schedule of schedules) {
      const at = end - (days - day) * dayMs
      const id = `post-${day}-${schedule}`
      const topic = topics[hash(id) % topics.length] ?? 'conv'

      insert.slot.run(schedule, serverId, at)
      insert.post.run(id, serverId, schedule, at, `${topic}/one`, `m-${id}`, at, at + dayMs, at + dayMs)
      posts.push({ id, schedule, topic, at })
    }
  }

  const numbers = new Map<string, number>()
  for (let turn = 0; turn < attempts; turn++) {
    const post = posts[Math.floor((turn / attempts) * posts.length)]
    if (!post) break
    const member = memberOf(turn, members)
    const at = post.at + (hash(`at ${turn}`) % dayMs)
    const points = [0, 0, 5, 10, 10, 20, 30][hash(`points ${turn}`) % 7] ?? 0
    const key = `${post.id} ${member}`
    const number = (numbers.get(key) ?? 0) + 1
    numbers.set(key, number)

    insert.attempt.run(
      post.id,
      member,
      member,
      number,
      `i${turn}`,
      points > 0 ? 'correct' : 'wrong',
      points,
      at,
    )
    insert.point.run(`e${turn}`, serverId, member, post.id, post.schedule, post.topic, points, at)
  }
  for (let member = 0; member < members; member++) {
    const id = `m${String(member).padStart(6, '0')}`
    insert.member.run(serverId, id, `Member ${member}`)
  }
  db.exec('commit')
  db.close()
}

export const scopes = [
  'server',
  ...schedules.map((id) => `schedule:${id}`),
  ...topics.map((id) => `topic:${id}`),
] as const

/** The boards as they are kept at an instant, all at once: what the store does little by little is tried in its tests. */
export function fillBoards(file: string, { end }: Pick<Size, 'end'>): void {
  const db = new DatabaseSync(file)
  const board = db.prepare(
    'insert into board (id, server_id, scope, name, since, until) values (?, ?, ?, ?, ?, ?)',
  )

  db.exec('begin')
  for (const { name, since, until } of planBoards({ timezone: 'UTC', seasonStarts: [] }, end)) {
    for (const scope of scopes)
      board.run(hash(`${scope} ${name}`).toString(36).padStart(12, '-'), serverId, scope, name, since, until)
  }
  db.exec(`insert into standing (member_id, board_id, points, attempts, last_at, is_out)
    select point.member_id, board.id, sum(point.points), sum(point.attempts),
      coalesce(max(case when point.points > 0 then point.at end), 0), 0
    from point
    inner join board on board.scope in ('server', 'schedule:' || point.schedule_id, 'topic:' || point.topic)
      and point.at >= board.since and point.at < board.until
    group by point.member_id, board.id`)
  db.exec(`insert into board_clock (server_id, due_at) values ('${serverId}', ${end})`)
  db.exec('commit')
  db.close()
}

import { DatabaseSync } from 'node:sqlite'
import { serverId } from './fill.ts'

/** What one would do without boards that are kept: sum the ledger and rank everybody, in the same file. */
export function openRivals(file: string) {
  const db = new DatabaseSync(file)
  const page = db.prepare(`with sums as (
      select member_id, sum(points) as points, sum(attempts) as attempts,
        max(case when points > 0 then at end) as last_at
      from point where server_id = ? and at >= ? group by member_id having sum(points) > 0)
    select member_id, points, attempts, rank() over (order by points desc) as rank
    from sums order by points desc, attempts, last_at, member_id limit 10 offset ?`)

  db.exec('pragma synchronous = full')
  db.exec('pragma busy_timeout = 5000')
  db.exec('pragma secure_delete = on')

  return {
    groupBy: (since: number, offset: number) => page.all(serverId, since, offset),
    ...openOneTotal(db),
    close: () => db.close(),
  }
}

/** Recording as it was when a member had one row of totals, in the statements of then. */
function openOneTotal(db: DatabaseSync) {
  db.exec(`create table if not exists rival_score (server_id text, member_id text, name text not null, score integer not null,
    attempts integer not null, last_at bigint not null, primary key (server_id, member_id))`)
  db.exec(
    `create index if not exists rival_board on rival_score (server_id, score desc, attempts, last_at, member_id)`,
  )
  db.exec(`insert or ignore into rival_score select server_id, member_id, name, 0, 0, 0 from board_member`)
  const post = db.prepare('select * from post where id = ?')
  const attempts = db.prepare('select * from attempt where post_id = ? and member_id = ? order by number')
  const attempt = db.prepare(
    `insert into attempt (post_id, member_id, member_name, number, interaction_id, answer, verdict, reason, points, at, grading_version)
     values (?, ?, ?, ?, ?, '56x56', 'correct', '{"kind":"exact"}', 10, ?, 1)`,
  )
  const point = db.prepare(
    `insert into point (id, server_id, member_id, post_id, schedule_id, topic, points, rule_version, at, attempts)
     values (?, ?, ?, ?, 'daily', 'conv', 10, 1, ?, 1)`,
  )
  const total = db.prepare(
    `insert into rival_score values (?, ?, ?, 10, 1, ?) on conflict do update set name = excluded.name,
     score = rival_score.score + excluded.score, attempts = rival_score.attempts + 1, last_at = max(rival_score.last_at, excluded.last_at)`,
  )

  return {
    record(id: string, postId: string, memberId: string, at: number) {
      db.exec('begin immediate')
      post.get(postId)
      attempts.all(postId, memberId)
      attempt.run(postId, memberId, memberId, 1, id, at)
      point.run(id, serverId, memberId, postId, at)
      total.run(serverId, memberId, memberId, at)
      db.exec('commit')
    },
  }
}

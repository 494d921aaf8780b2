import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../src/store/tables.ts'

/** Empties every table of a PostgreSQL database that is shared by tests. */
export async function truncate(db: Kysely<Tables>): Promise<void> {
  await sql`truncate server, member_settings, forgetting, reminder, schedule, slot, step, post, attempt, point, settlement, key_point_claim, key_point_vote, board, standing, board_member, dropped_board, board_clock, topic_merge, member_role, season_start, review, counted_answer, calculation, report, audit, job, champion, incident, fact, server_bank, server_question, server_topic, draft`.execute(
    db,
  )
}

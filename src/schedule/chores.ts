import { championJob, summaryJobs } from '../quiz/plan-summaries.ts'
import { championRole } from './champion-role.ts'
import type { Chores } from './chore.ts'
import { clearOld } from './clear-old.ts'
import { forgetMembers } from './forget-members.ts'
import { keepBoards } from './keep-boards.ts'
import { remind } from './remind.ts'
import { summaryChore } from './summary.ts'

/** Everything done apart from posts, by the name of its jobs. */
export const chores: Chores = {
  boards: keepBoards,
  forget: forgetMembers,
  retention: clearOld,
  remind,
  [championJob]: championRole,
  [summaryJobs.month]: summaryChore('month'),
  [summaryJobs.season]: summaryChore('season'),
}

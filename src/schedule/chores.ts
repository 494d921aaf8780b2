import type { Chores } from './chore.ts'
import { clearOld } from './clear-old.ts'
import { forgetMembers } from './forget-members.ts'
import { keepBoards } from './keep-boards.ts'

/** Everything done apart from posts, by the name of its jobs. */
export const chores: Chores = { boards: keepBoards, forget: forgetMembers, retention: clearOld }

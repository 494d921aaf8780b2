import type { Chores } from './chore.ts'

/** Everything done apart from posts, by the name of its jobs. */
export const chores: Chores = {}

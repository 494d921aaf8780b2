import { suggestTopics } from '../src/bank/topics.ts'
import { type Context, defineAction, defineCommand } from '../src/command.ts'
import { findMe, publicBoard } from '../src/quiz/board/reply.ts'
import { readScope, suggestScopes } from '../src/quiz/board/scope.ts'
import { readView } from '../src/quiz/board/view.ts'
import { summaryPresses } from '../src/quiz/summary-press.ts'
import { boardWindows } from '../src/quiz/window.ts'

/** `/leaderboard`: who earned how much, ten a page, as a picture and as text. */
export default defineCommand({
  name: 'leaderboard',
  place: 'server',
  action: defineAction({
    defer: true,
    options: {
      window: { type: 'string', choices: boardWindows, default: '30d' },
      scope: { type: 'string', maxLength: 100, autocomplete: true },
      topic: { type: 'string', maxLength: 60, autocomplete: true },
    },
    run: async (context, { window, scope, topic }) =>
      publicBoard(context, { window, scope: await readScope(context, scope, topic), page: 0 }),
    suggest,
  }),
  presses: {
    ...summaryPresses,
    board: {
      version: 1,
      defer: true,
      update: true,
      run: (context, args) => publicBoard(context, readView(args)),
    },
    'board-me': {
      version: 1,
      defer: true,
      private: true,
      run: (context, args) => findMe(context, readView(args)),
    },
  },
})

async function suggest(context: Context, option: string, typed: string) {
  return option === 'topic'
    ? suggestTopics(context.bank, context.language, typed)
    : suggestScopes(context, typed)
}

import { defineAction, defineCommand } from '../src/command.ts'
import { exportReply } from '../src/quiz/me-export.ts'
import { askToForget, forgetReply } from '../src/quiz/me-forget.ts'
import { historyReply } from '../src/quiz/me-history.ts'
import { settingsReply } from '../src/quiz/me-settings.ts'
import { statsReply } from '../src/quiz/me-stats.ts'
import { rateReply, reviewReply } from '../src/quiz/review-reply.ts'
import { themes } from '../src/render/renderer.ts'

/** `/me`: what a member sets for themselves, and what they should see again. */
export default defineCommand({
  name: 'me',
  place: 'anywhere',
  subcommands: {
    settings: defineAction({
      private: true,
      options: {
        language: { type: 'string', choices: ['en', 'zh-CN', 'discord'] },
        theme: { type: 'string', choices: [...themes, 'server'] },
        hide_me: { type: 'boolean' },
        reminders: { type: 'string', choices: ['on', 'off'] },
        review: { type: 'string', choices: ['on', 'off'] },
      },
      run: settingsReply,
    }),
    review: defineAction({
      private: true,
      defer: true,
      run: (context) => reviewReply(context, { first: true }),
    }),
    stats: defineAction({ private: true, defer: true, run: statsReply }),
    history: defineAction({ private: true, run: (context) => historyReply(context) }),
    export: defineAction({ private: true, defer: true, run: exportReply }),
    forget: defineAction({ private: true, run: askToForget }),
  },
  presses: {
    'remind-off': {
      version: 1,
      private: true,
      run: (context) => settingsReply(context, { reminders: 'off' }),
    },
    history: {
      version: 1,
      private: true,
      update: true,
      run: (context, [page]) => historyReply(context, Number(page)),
    },
    forget: {
      version: 1,
      private: true,
      defer: true,
      update: true,
      run: (context, [until]) => forgetReply(context, until),
    },
    review: {
      version: 1,
      private: true,
      defer: true,
      run: (context) => reviewReply(context, { first: false }),
    },
    rate: {
      version: 1,
      private: true,
      run: (context, [post = '', rating = '']) => rateReply(context, post, rating),
    },
  },
})

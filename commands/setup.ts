import { defineAction, defineCommand } from '../src/command.ts'
import { beginSetup, requireSetup, setUp, setupFields, setupForm } from '../src/schedule/set-up.ts'

const manager = { access: 'manager', private: true } as const

/** `/setup`: one form from nothing to a first schedule and a question in the channel. */
export default defineCommand({
  name: 'setup',
  place: 'server',
  access: 'manager',
  action: defineAction({
    ...manager,
    options: { channel: { type: 'channel' } },
    run: (context, { channel = context.channelId }) => beginSetup(context, channel),
  }),
  presses: {
    'setup-again': {
      ...manager,
      version: 1,
      run: async (context, [id = '']) => ({ form: setupForm(context, await requireSetup(context, id)) }),
    },
  },
  forms: {
    'setup-form': {
      ...manager,
      version: 1,
      defer: true,
      run: async (context, [id = ''], fields) => {
        const draft = await requireSetup(context, id)
        const typed = Object.fromEntries(setupFields.map((name) => [name, fields[name] ?? '']))
        const filled = { ...draft, texts: { ...draft.texts, ...typed } }

        // First of all: whatever is wrong with it, nothing typed is lost.
        await context.store.keepDraft(filled, context.now)
        return setUp(context, filled)
      },
    },
  },
})

import { defineAction, defineCommand } from '../src/command.ts'
import { themes } from '../src/render/renderer.ts'

/** `/me`: what a member sets for themselves. */
export default defineCommand({
  name: 'me',
  place: 'anywhere',
  subcommands: {
    settings: defineAction({
      private: true,
      options: { theme: { type: 'string', choices: [...themes, 'server'] } },
      async run({ t, store, member }, { theme }) {
        const { theme: own } =
          theme === undefined
            ? await store.memberSettings(member.id)
            : await store.saveMemberSettings(member.id, { theme: theme === 'server' ? null : theme })

        return {
          text: [
            t(theme === undefined ? 'me.title' : 'me.saved'),
            t('me.theme', { theme: t(`choice.theme.${own ?? 'server'}`) }),
            t('me.language'),
          ].join('\n'),
        }
      },
    }),
  },
})

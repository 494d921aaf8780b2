import { defineAction, defineCommand } from '../src/command.ts'

/** `/help`: what the bot does, one screen per topic. */
export default defineCommand({
  name: 'help',
  place: 'anywhere',
  action: defineAction({
    private: true,
    options: {
      topic: { type: 'string', choices: ['start', 'answers', 'schedules', 'calculators'], default: 'start' },
    },
    async run({ t }, { topic }) {
      return { text: t(`help.${topic}`) }
    },
  }),
})

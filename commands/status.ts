import { defineAction, defineCommand } from '../src/command.ts'

/** `/status`: version, uptime, the next post and the database's health. */
export default defineCommand({
  name: 'status',
  place: 'anywhere',
  action: defineAction({
    private: true,
    async run({ t, now, status }) {
      const { version, startedAt, questions, nextRunAt, databaseMs } = await status()

      return {
        text: [
          t('status.version', { version }),
          t('status.since', {
            at: Math.floor(startedAt / 1000),
            minutes: Math.floor((now - startedAt) / 60_000),
          }),
          t('status.questions', { count: questions }),
          nextRunAt === undefined
            ? t('status.nothingDue')
            : t('status.nextRun', { at: Math.floor(nextRunAt / 1000) }),
          t('status.database', { ms: databaseMs.toFixed(1) }),
        ].join('\n'),
      }
    },
  }),
})

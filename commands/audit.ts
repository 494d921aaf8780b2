import { defineAction, defineCommand } from '../src/command.ts'
import { showAudit } from '../src/quiz/audit.ts'

const manager = { access: 'manager', private: true } as const

/** `/audit`: what managers changed, when and why. */
export default defineCommand({
  name: 'audit',
  place: 'server',
  access: 'manager',
  action: defineAction({
    ...manager,
    options: { member: { type: 'user' } },
    run: (context, { member }) => showAudit(context, 0, member?.id),
  }),
  presses: {
    'audit-page': {
      ...manager,
      version: 1,
      update: true,
      run: (context, [page, memberId]) => showAudit(context, pageOf(page), memberId),
    },
  },
})

/** 0-based; the id came from outside. */
function pageOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 0
}

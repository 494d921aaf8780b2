import type { Context, Reply } from '../command.ts'
import { UserError } from '../errors.ts'
import { type MemberRecord, type RecordPart, recordParts } from '../store/members.ts'

/** How often a member may export. */
export const exportPauseMs = 10 * 60_000
/** Of this format; docs/privacy.md describes it. */
export const exportVersion = 1

/** Discord takes 10 MiB; the rest is for what goes around it. */
const zipLimit = 9_500_000
/** Characters of JSON that are packed; less where the zip comes out too large, the oldest left out first. */
const budgets = [32_000_000, 8_000_000, 2_000_000]
const pageSize = 200

/** What each part is called in the zip. */
export const exportFiles: Readonly<Record<RecordPart | 'posts', string>> = {
  memberSettings: 'settings',
  posts: 'posts',
  attempt: 'answers',
  point: 'points',
  boardMember: 'board-names',
  standing: 'totals',
  settlement: 'changed-verdicts',
  keyPointClaim: 'claims',
  keyPointVote: 'votes',
  review: 'review',
  countedAnswer: 'reviewed-answers',
  post: 'practice',
  draft: 'drafts',
  report: 'reports',
  schedule: 'schedules-created',
  decision: 'verdicts-decided',
  serverQuestion: 'questions-created',
  memberRole: 'roles',
  champion: 'champions-roles',
  reminder: 'reminders',
  audited: 'changes-about-you',
  changed: 'changes-you-made',
  forgetting: 'being-forgotten',
}

/**
 * `/me export`: everything the store holds about a member, in all servers, as JSON in a zip.
 *
 * @throws UserError `me.export.tooSoon`
 */
export async function exportReply(context: Context): Promise<Reply> {
  const { t, store, member, now } = context

  if (!(await store.beginExport(member.id, now, exportPauseMs)))
    throw new UserError('me.export.tooSoon', { minutes: exportPauseMs / 60_000 })

  for (const budget of budgets) {
    const { files, leftOut } = await collect(context, budget)
    const zip = await context.intake.pack({ files, pictures: [] }, member.id)

    if (zip.byteLength > zipLimit) continue

    return {
      text: [
        t('me.export.done', { files: files.length }),
        ...(leftOut.length > 0 ? [t('me.export.leftOut', { files: leftOut.join(', ') })] : []),
      ].join('\n'),
      files: [{ name: `fan-in-${new Date(now).toISOString().slice(0, 10)}.zip`, bytes: zip }],
    }
  }

  throw new UserError('me.export.tooLarge')
}

async function collect({ store, member, now }: Context, budget: number) {
  const files: { path: string; text: string }[] = []
  const leftOut: string[] = []
  let left = budget
  const add = async (part: RecordPart | 'posts') => {
    const rows: string[] = []

    for (let offset = 0; ; offset += pageSize) {
      const page = { limit: pageSize, offset }
      const records =
        part === 'posts'
          ? await store.answeredByMember(member.id, page)
          : await store.memberRecords(member.id, part, page)
      const texts = records.map((record) => JSON.stringify(readable(record)))

      left -= texts.reduce((sum, text) => sum + text.length, 0)
      if (left < 0) {
        leftOut.push(`${exportFiles[part]}.json`)
        break
      }
      rows.push(...texts)
      if (records.length < pageSize) break
    }

    files.push({ path: `${exportFiles[part]}.json`, text: `[\n${rows.join(',\n')}\n]\n` })
  }

  for (const part of ['posts', ...recordParts] as const) await add(part)

  const about = {
    format: exportVersion,
    memberId: member.id,
    exportedAt: new Date(now).toISOString(),
    incomplete: leftOut,
    meaning: 'docs/privacy.md of fan-in',
  }

  return { files: [{ path: 'about.json', text: `${JSON.stringify(about, null, 2)}\n` }, ...files], leftOut }
}

const instants = /^(?:at|due|reviewFrom|.*At)$/

/** Instants as dates, and JSON as what it says. */
function readable(record: MemberRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (typeof value === 'number' && instants.test(name)) return [name, new Date(value).toISOString()]
      if (typeof value === 'string' && /^(?:reason|memory|memoryBefore|texts|details)$/.test(name))
        return [name, parsed(value)]

      return [name, value]
    }),
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

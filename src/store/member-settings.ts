import type { Database } from './database.ts'
import type { MemberData, MemberSettings } from './members.ts'

type Operations = Pick<MemberData, 'memberSettings' | 'saveMemberSettings' | 'hiddenMembers'>

const defaults: Omit<MemberSettings, 'id'> = {
  language: null,
  theme: null,
  hidden: false,
  reviewFrom: 0,
  reminders: 'off',
}

/** Engines bound the values of a statement. */
const batchSize = 1_000

export function memberSettingsOperations({ db }: Database): Operations {
  const memberSettings = async (id: string): Promise<MemberSettings> => {
    const saved = await db
      .selectFrom('memberSettings')
      .select(['id', 'language', 'theme', 'hidden', 'reviewFrom', 'reminders'])
      .where('id', '=', id)
      .executeTakeFirst()

    return saved ? { ...saved, hidden: saved.hidden === 1 } : { id, ...defaults }
  }

  return {
    memberSettings,
    async saveMemberSettings(id, changes) {
      await db
        .insertInto('memberSettings')
        .values({ id, ...rowOf({ ...defaults, ...changes }) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ id, ...rowOf(changes) }))
        .execute()

      return memberSettings(id)
    },
    async hiddenMembers(ids) {
      const hidden = new Set<string>()

      for (let from = 0; from < ids.length; from += batchSize) {
        const rows = await db
          .selectFrom('memberSettings')
          .select('id')
          .where('id', 'in', ids.slice(from, from + batchSize))
          .where('hidden', '=', 1)
          .execute()

        for (const { id } of rows) hidden.add(id)
      }

      return hidden
    },
  }
}

function rowOf({ hidden, ...others }: Partial<Omit<MemberSettings, 'id'>>) {
  return { ...others, ...(hidden !== undefined && { hidden: hidden ? (1 as const) : (0 as const) }) }
}

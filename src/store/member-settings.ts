import type { Database } from './database.ts'
import type { MemberSettings, Store } from './store.ts'

const defaults: Omit<MemberSettings, 'id'> = { theme: null, reviewFrom: 0 }

export function memberSettingsOperations({
  db,
}: Database): Pick<Store, 'memberSettings' | 'saveMemberSettings'> {
  const memberSettings = async (id: string): Promise<MemberSettings> => {
    const saved = await db.selectFrom('memberSettings').selectAll().where('id', '=', id).executeTakeFirst()

    return saved ?? { id, ...defaults }
  }

  return {
    memberSettings,
    async saveMemberSettings(id, changes) {
      await db
        .insertInto('memberSettings')
        .values({ id, ...defaults, ...changes })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ id, ...changes }))
        .execute()

      return memberSettings(id)
    },
  }
}

import { placeEveryone } from './board-members.ts'
import type { Database } from './database.ts'
import { lockBoards, wakeBoards } from './kept-boards.ts'
import type { Server, ServerDefaults, Servers } from './server-settings.ts'

const plainest: Omit<Server, 'id' | 'language' | 'timezone' | 'leftAt'> = {
  catchUp: 'latest',
  logChannelId: null,
  theme: 'dark',
  managerRoleId: null,
  teams: [],
  excludedRoles: [],
  summary: 'off',
  summaryChannelId: null,
  championRoleId: null,
}

export function serverOperations(database: Database, given: ServerDefaults): Servers {
  const { db } = database
  const defaults = { ...plainest, ...given }
  const server = async (id: string): Promise<Server> => {
    const saved = await db.selectFrom('server').selectAll().where('id', '=', id).executeTakeFirst()

    return {
      id,
      language: saved?.language ?? defaults.language,
      timezone: saved?.timezone ?? defaults.timezone,
      catchUp: saved?.catchUp ?? defaults.catchUp,
      logChannelId: saved?.logChannelId ?? defaults.logChannelId,
      theme: saved?.theme ?? defaults.theme,
      managerRoleId: saved?.managerRoleId ?? defaults.managerRoleId,
      teams: readList(saved?.teams) ?? defaults.teams,
      excludedRoles: readList(saved?.excludedRoles) ?? defaults.excludedRoles,
      summary: saved?.summary ?? defaults.summary,
      summaryChannelId: saved?.summaryChannelId ?? defaults.summaryChannelId,
      championRoleId: saved?.championRoleId ?? defaults.championRoleId,
      leftAt: saved?.leftAt ?? null,
    }
  }

  return {
    server,
    async saveServer(id, { teams, excludedRoles, ...plain }) {
      const changes = {
        ...plain,
        ...(teams && { teams: JSON.stringify(teams) }),
        ...(excludedRoles && { excludedRoles: JSON.stringify(excludedRoles) }),
      }

      await db.transaction().execute(async (transaction) => {
        // Who answers for the first time meanwhile goes by one list of roles or the other, and is looked at below.
        if (excludedRoles) await lockBoards(transaction, database, id, 'alone')
        await transaction
          .insertInto('server')
          .values({ id, ...changes })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ id, ...changes }))
          .execute()
        if (excludedRoles || plain.timezone) await wakeBoards(transaction, id)
      })
      if (excludedRoles) await placeEveryone(database, id)

      return server(id)
    },
  }
}

function readList(json: string | null | undefined): readonly string[] | undefined {
  return json ? JSON.parse(json) : undefined
}

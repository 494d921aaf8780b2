import type { Database } from './database.ts'
import type { Server, ServerDefaults, Servers } from './server-settings.ts'

const plainest: Omit<Server, 'id' | 'language' | 'timezone'> = {
  catchUp: 'latest',
  logChannelId: null,
  theme: 'dark',
  managerRoleId: null,
  teams: [],
  excludedRoles: [],
}

export function serverOperations({ db }: Database, given: ServerDefaults): Servers {
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

      await db
        .insertInto('server')
        .values({ id, ...changes })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ id, ...changes }))
        .execute()

      return server(id)
    },
  }
}

function readList(json: string | null | undefined): readonly string[] | undefined {
  return json ? JSON.parse(json) : undefined
}

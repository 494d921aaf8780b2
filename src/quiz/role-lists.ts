import { UserError } from '../errors.ts'

/** Of each list: more teams than fit on a board serve nobody. */
export const rolesLimit = 25

/** Which roles compete as teams, and whose holders stand on no board; ids of roles. */
export interface RoleLists {
  readonly teams: readonly string[]
  readonly excludedRoles: readonly string[]
}

export interface RoleChanges {
  readonly addTeam?: string | undefined
  readonly removeTeam?: string | undefined
  readonly exclude?: string | undefined
  readonly include?: string | undefined
}

/**
 * The lists after one change of each kind; a repeated one changes nothing.
 *
 * @param everyone the role that everybody has.
 * @throws UserError `settings.everyone`, `settings.noTeam`, `settings.notExcluded`, `settings.teamExcluded` or
 *   `settings.tooManyRoles`.
 */
export function changeRoles(lists: RoleLists, changes: RoleChanges, everyone: string): RoleLists {
  const { addTeam, removeTeam, exclude, include } = changes

  if (addTeam === everyone || exclude === everyone) throw new UserError('settings.everyone')
  if (removeTeam !== undefined && !lists.teams.includes(removeTeam)) {
    throw new UserError('settings.noTeam', { role: mentionRole(removeTeam), teams: listRoles(lists.teams) })
  }
  if (include !== undefined && !lists.excludedRoles.includes(include)) {
    throw new UserError('settings.notExcluded', {
      role: mentionRole(include),
      excluded: listRoles(lists.excludedRoles),
    })
  }

  const changed = {
    teams: changeList(lists.teams, addTeam, removeTeam),
    excludedRoles: changeList(lists.excludedRoles, exclude, include),
  }
  const torn = changed.teams.find((id) => changed.excludedRoles.includes(id))

  if (torn !== undefined) throw new UserError('settings.teamExcluded', { role: mentionRole(torn) })
  if (Math.max(changed.teams.length, changed.excludedRoles.length) > rolesLimit) {
    throw new UserError('settings.tooManyRoles', { limit: rolesLimit })
  }

  return changed
}

export function mentionRole(id: string): string {
  return `<@&${id}>`
}

/** Mentions, or `none` where there is no role. */
export function listRoles(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : ids.map(mentionRole).join(', ')
}

function changeList(
  ids: readonly string[],
  added: string | undefined,
  removed: string | undefined,
): string[] {
  const kept = ids.filter((id) => id !== removed && id !== added)
  const stays = added !== undefined && ids.includes(added)

  if (added === undefined || added === removed) return kept

  return stays ? ids.filter((id) => id !== removed) : [...kept, added]
}

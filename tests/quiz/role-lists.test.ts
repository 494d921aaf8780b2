import { describe, expect, it } from 'vitest'
import { changeRoles, rolesLimit } from '../../src/quiz/role-lists.ts'

const lists = { teams: ['red', 'blue'], excludedRoles: ['staff'] }

describe('the lists of roles', () => {
  it.each([
    [{ addTeam: 'green' }, ['red', 'blue', 'green'], ['staff']],
    [{ addTeam: 'red' }, ['red', 'blue'], ['staff']],
    [{ removeTeam: 'red' }, ['blue'], ['staff']],
    [{ addTeam: 'green', removeTeam: 'blue' }, ['red', 'green'], ['staff']],
    [{ addTeam: 'red', removeTeam: 'red' }, ['blue'], ['staff']],
    [{ exclude: 'bots' }, ['red', 'blue'], ['staff', 'bots']],
    [{ include: 'staff' }, ['red', 'blue'], []],
    [{ addTeam: 'staff', include: 'staff' }, ['red', 'blue', 'staff'], []],
    [{ removeTeam: 'red', exclude: 'red' }, ['blue'], ['staff', 'red']],
  ])('after %j are %j and %j', (changes, teams, excludedRoles) => {
    expect(changeRoles(lists, changes, 'everyone')).toEqual({ teams, excludedRoles })
  })

  it.each([
    [{ addTeam: 'everyone' }, 'settings.everyone'],
    [{ exclude: 'everyone' }, 'settings.everyone'],
    [{ removeTeam: 'green' }, 'settings.noTeam'],
    [{ include: 'red' }, 'settings.notExcluded'],
    [{ addTeam: 'staff' }, 'settings.teamExcluded'],
    [{ exclude: 'red' }, 'settings.teamExcluded'],
  ])('refuse %j with %s', (changes, key) => {
    expect(() => changeRoles(lists, changes, 'everyone')).toThrow(expect.objectContaining({ key }))
  })

  it('are bounded, and a full one can still lose a role', () => {
    const teams = Array.from({ length: rolesLimit }, (_, index) => `team-${index}`)
    const full = { teams, excludedRoles: [] }

    expect(() => changeRoles(full, { addTeam: 'one more' }, 'everyone')).toThrow(
      expect.objectContaining({ key: 'settings.tooManyRoles' }),
    )
    expect(changeRoles(full, { addTeam: 'one more', removeTeam: 'team-0' }, 'everyone').teams).toHaveLength(
      rolesLimit,
    )
  })
})

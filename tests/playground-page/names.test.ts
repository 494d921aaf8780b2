import type { APIUser } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { hueOf, initialsOf, nameOf } from '../../src/playground/page/names.ts'

const user = { id: '1', username: 'ada', global_name: 'Ada Okafor' } as APIUser

describe('a person', () => {
  it('is called by nickname, else display name, else user name', () => {
    expect(nameOf(user, { nick: 'Countess' })).toBe('Countess')
    expect(nameOf(user, { nick: null })).toBe('Ada Okafor')
    expect(nameOf({ ...user, global_name: null })).toBe('ada')
  })

  it.each([
    ['Ada Okafor', 'AO'],
    ['Юрий Ковалёв', 'ЮК'],
    ['陈小雨', '陈'],
    ['نور Haddad', 'ن'],
    ['noor', 'N'],
    ['study_group', 'SG'],
  ])('%s is shortened to %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it('has a colour of their own that stays the same', () => {
    const hues = Array.from({ length: 4 }, (_, n) => hueOf(`157471027144268185${n}`))

    expect(new Set(hues).size).toBe(4)
    expect(hues.every((hue) => Number.isInteger(hue) && hue >= 0 && hue < 360)).toBe(true)
  })
})

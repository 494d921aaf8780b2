import { Locale, PermissionFlagsBits } from 'discord-api-types/v10'
import { addGuild, addMember, addPerson, addRole, addTextChannel } from './populate.ts'
import type { World } from './world.ts'

/** The demo: one study group with two teams, and seven members whose names are written in six scripts. */
export function populateDemo(world: World): void {
  const ada = addPerson(world, {
    name: 'Ada Okafor',
    username: 'ada',
    locale: Locale.EnglishUS,
    note: 'owner',
  })
  const xiaoyu = addPerson(world, {
    name: '陈小雨',
    username: 'xiaoyu',
    locale: Locale.ChineseCN,
    note: 'reads Chinese',
  })
  const yuri = addPerson(world, {
    name: 'Юрий Ковалёв',
    username: 'yuri',
    locale: Locale.Russian,
    note: 'organiser',
  })
  const noor = addPerson(world, {
    name: 'نور Haddad',
    username: 'noor',
    locale: Locale.EnglishGB,
    note: 'member',
  })
  const minjun = addPerson(world, {
    name: '김민준',
    username: 'minjun',
    locale: Locale.Korean,
    note: 'member',
  })
  const zoe = addPerson(world, {
    name: 'Zoë Lindqvist 🦊',
    username: 'zoe',
    locale: Locale.Swedish,
    note: 'member',
  })
  const arjun = addPerson(world, {
    name: 'अर्जुन Rao',
    username: 'arjun',
    locale: Locale.EnglishGB,
    note: 'member',
  })
  const guild = addGuild(world, { name: 'Study group', owner: ada.user.id })
  const organisers = addRole(world, guild, {
    name: 'Organisers',
    permissions: PermissionFlagsBits.ManageGuild,
    colour: 0xd9_a4_41,
  })
  const gradient = addRole(world, guild, {
    name: 'Team Gradient',
    colour: 0x3b_82_c4,
    mentionable: true,
  })
  const momentum = addRole(world, guild, {
    name: 'Team Momentum',
    colour: 0xc4_5a_3b,
    mentionable: true,
  })

  addMember(world, guild, ada.user.id, [organisers.id, gradient.id])
  addMember(world, guild, xiaoyu.user.id, [gradient.id])
  addMember(world, guild, yuri.user.id, [organisers.id, momentum.id])
  addMember(world, guild, noor.user.id, [momentum.id])
  addMember(world, guild, minjun.user.id, [gradient.id])
  addMember(world, guild, zoe.user.id, [gradient.id])
  addMember(world, guild, arjun.user.id, [momentum.id])

  addTextChannel(world, guild, { name: 'general', topic: 'Everything else' })
  addTextChannel(world, guild, { name: 'daily-questions', topic: 'One question a day' })
  addTextChannel(world, guild, { name: 'interview-prep', topic: 'Practise together' })
  addTextChannel(world, guild, { name: 'bot-log', topic: 'What the bot has to tell its organisers' })
  world.userInstalls.add(noor.user.id)
}

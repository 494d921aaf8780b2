import type { APIGuildMember, APIUser } from 'discord-api-types/v10'

/** How a person is called: by their nickname here, else their display name, else their user name. */
export function nameOf(user: APIUser, member?: Pick<APIGuildMember, 'nick'>): string {
  return member?.nick ?? user.global_name ?? user.username
}

/** What stands for a name where there is no picture: two capitals, or one character in scripts without capitals. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s_-]+/)
  const [first = '?', second = ''] = words.map((word) => [...word][0] ?? '?')

  return hasCase(first) && hasCase(second) ? (first + second).toUpperCase() : first.toUpperCase()
}

function hasCase(letter: string): boolean {
  return letter.toUpperCase() !== letter.toLowerCase()
}

/** A hue in degrees, the same for the same id every time. */
export function hueOf(id: string): number {
  let hash = 2_166_136_261

  // FNV-1a: ids differ in few digits, and neighbours should not look alike.
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0

  return hash % 360
}

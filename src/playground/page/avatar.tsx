import type { APIUser } from 'discord-api-types/v10'
import { Mark } from './icon.tsx'
import { hueOf, initialsOf, nameOf } from './names.ts'

/** Initials on a colour of the person's own; bots carry the mark. */
export function Avatar({ user }: { user: APIUser }) {
  return user.bot ? (
    <span class="avatar avatar-bot" aria-hidden="true">
      <Mark />
    </span>
  ) : (
    <span class="avatar" aria-hidden="true" style={{ '--hue': hueOf(user.id) }}>
      {initialsOf(nameOf(user))}
    </span>
  )
}

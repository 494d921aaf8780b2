import { type Level, levels } from '../question.ts'

/** A badge picture of shields.io that serves as a tag. */
export interface Badge {
  /** As it was written. */
  readonly source: string
  /** Undefined when it is no `topic-level` badge. */
  readonly tag?: { readonly label: string; readonly level: Level | undefined; readonly message: string }
}

/** The words of a picture end at the next picture, so that openings without an end cost no more than their length. */
const badge =
  /!\[(?:[^\]!]|!(?!\[))*\]\(\s*https?:\/\/(?:img|raster)\.shields\.io\/badge\/([^\s()]*)(?:\s+"[^"]*")?\s*\)/gi

/** Takes the badges out of a line. */
export function takeBadges(text: string): { readonly rest: string; readonly badges: readonly Badge[] } {
  if (!/shields\.io/i.test(text)) return { rest: text, badges: [] }

  const badges = [...text.matchAll(badge)].map(([source, path = '']) => {
    const tag = readTag(path)

    return { source, ...(tag && { tag }) }
  })

  return { rest: badges.length > 0 ? text.replace(badge, '').trim() : text, badges }
}

/** `label-message-colour`; a dash is doubled, an underscore a blank. */
function readTag(path: string): Badge['tag'] {
  const [label, message, colour, ...rest] = decode(path.split(/[?#]/, 1)[0] ?? '')
    .replaceAll('--', '\0')
    .split('-')
    .map(plain)

  if (!label || !message || colour === undefined || rest.length > 0) return undefined

  return { label, message, level: levels.find((level) => String(level) === message) }
}

function plain(part: string): string {
  return part.replaceAll('\0', '-').replaceAll('__', '\0').replaceAll('_', ' ').replaceAll('\0', '_').trim()
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

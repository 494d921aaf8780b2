import type { AvatarPicture } from './avatar-picture.ts'
import { setEmoji } from './emoji.ts'
import { fontWith } from './fonts.ts'
import { splitGraphemes } from './segments.ts'
import { at, circle, clipped, ink, stroke } from './shapes.ts'
import { setText } from './text.ts'

/** Grounds on which white letters have a contrast of 4.5 and more. */
export const avatarColours = ['#4752c4', '#2d7d46', '#a33b5c', '#8a5300', '#6b35b5', '#00697d'] as const

/** Of the disc, in units. */
export const avatarRadius = 17
/** Width and height of the pictures drawn in one: two pixels for each unit. */
export const avatarPx = 4 * avatarRadius
const size = 15.5

interface Place {
  readonly x: number
  readonly y: number
  /** Names the circle around the origin that everything is cut to. */
  readonly clipId: string
}

/** Stands in for a picture: a disc with a name's initials, in a colour that is always the same for that name. */
export function drawAvatar(name: string, { x, y, clipId }: Place): string {
  const disc = circle(x, y, avatarRadius, colourFor(name))
  const text = initialsOf(name)

  if (text === undefined) return disc + drawPerson(x, y)

  const run = setText(text, { face: 'bold' })
  const fitted = Math.min(size, (1.5 * avatarRadius) / run.width)
  const letters = ink((-run.width * fitted) / 2, 0.366 * fitted, fitted, '#ffffff', run.svg)

  return disc + at(x, y, clipped(clipId, letters))
}

/** Somebody without a name of their own to show. */
export function drawNobody(x: number, y: number): string {
  return circle(x, y, avatarRadius, '#5b606b') + drawPerson(x, y)
}

/**
 * A member's own picture as a disc.
 *
 * @param place.ground shows where the picture is transparent
 */
export function drawAvatarPicture(
  picture: AvatarPicture,
  { x, y, clipId, ground }: Place & { readonly ground: string },
): string {
  const side = 2 * avatarRadius
  const image = `<image x="${-avatarRadius}" y="${-avatarRadius}" width="${side}" height="${side}" href="${picture}"/>`

  return circle(x, y, avatarRadius - 0.5, ground) + at(x, y, clipped(clipId, image))
}

/**
 * One or two letters to tell people apart: the first of a single word or Chinese name, the first of the first and last
 * word of a longer one. Undefined when no font of ours has them.
 */
export function initialsOf(name: string): string | undefined {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  const letters = [first, last].map((word) => /[\p{L}\p{N}]\p{M}*/u.exec(word ?? '')?.[0] ?? '')
  const initials = /\p{Script=Han}/u.test(letters[0] ?? '') ? letters[0] : letters.join('').toUpperCase()

  if (initials) return isDrawable(initials) ? initials : undefined

  return splitGraphemes(name).find((grapheme) => setEmoji(grapheme))
}

function isDrawable(text: string): boolean {
  return [...text.normalize('NFC')].every((character) => fontWith(character, 'bold'))
}

/** FNV-1a over the name. */
function colourFor(name: string): string {
  let hash = 0x811c9dc5

  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)

  return avatarColours[(hash >>> 0) % avatarColours.length] ?? avatarColours[0]
}

function drawPerson(x: number, y: number): string {
  return (
    circle(x, y - 4, 5, '#ffffff') +
    stroke(`M${x - 7} ${y + 8}A7.5 7.5 0 0 1 ${x + 7} ${y + 8}`, '#ffffff', 3)
  )
}

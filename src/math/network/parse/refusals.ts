import { UserError } from '../../../errors.ts'
import { nearest } from '../../../nearest.ts'

/** Characters of a line shown on each side of the place that is pointed at. */
const shownAround = 30

/** The values of `layers.syntax`: where reading stopped, and a word that may have been meant. */
export function unreadable(text: string, at: number, known: readonly string[] = []) {
  const found = text.slice(at, at + 12).split('\n')[0] ?? ''
  const [word = ''] = /^[\w.]*/.exec(found) ?? []

  return {
    cause: at < text.length ? 'token' : 'end',
    found: shown(found),
    position: at + 1,
    excerpt: pointAt(text, at),
    ...suggest(word, known),
  }
}

/** The line around a place, with a caret under it; inert in Discord as a block of code. */
export function pointAt(text: string, at: number): string {
  const begin = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', at)
  const from = Math.max(begin, at - shownAround)
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, at + shownAround)
  const before = `${from > begin ? '…' : ''}${text.slice(from, at)}`
  const line = `${before}${text.slice(at, to)}`

  return `\`\`\`\n${line.replaceAll('`', 'ˋ')}\n${' '.repeat(before.length)}^\n\`\`\``
}

/** Where a refusal points, when the text is longer than the word itself. */
export interface Place {
  readonly text: string
  readonly at: number
}

/** A layer nobody knows, with the known one it resembles. */
export function refuseLayer(name: string, known: readonly string[], place?: Place): UserError {
  return new UserError('layers.unknownLayer', {
    name: shown(name),
    ...placeValues(place),
    ...suggest(name, known),
  })
}

/** An argument a layer does not take, with the known one it resembles. */
export function refuseArgument(
  layer: string,
  argument: string,
  known: readonly string[],
  place?: Place,
): UserError {
  return new UserError('layers.unknownArgument', {
    layer: shown(layer),
    argument: shown(argument),
    ...placeValues(place),
    ...suggest(argument, known),
  })
}

/** @param given - as typed. */
export function wrongArgument(layer: string, argument: string, given: unknown, expected = ''): UserError {
  const typed = typeof given === 'string' ? given : JSON.stringify(given)

  return new UserError('layers.wrongArgument', {
    layer: shown(layer),
    argument,
    given: shown(typed),
    hint: expected === '' ? 'no' : 'yes',
    expected,
  })
}

/** A quoted word, short and without the mark that would end a block of code. */
function shown(typed: string): string {
  return typed.slice(0, 40).replaceAll('`', 'ˋ')
}

function placeValues(place: Place | undefined) {
  return place
    ? { placed: 'yes', position: place.at + 1, excerpt: pointAt(place.text, place.at) }
    : { placed: 'no', position: 0, excerpt: '' }
}

function suggest(typed: string, known: readonly string[]) {
  // Every short word is near some other.
  const suggestion = typed.length < 3 ? undefined : nearest(typed, known)

  return { suggested: suggestion === undefined ? 'no' : 'yes', nearest: suggestion ?? '' }
}

import { UserError } from '../../errors.ts'
import { nearest } from '../../nearest.ts'

/** A layer nobody knows, with the known one it resembles. */
export function refuseLayer(name: string, known: readonly string[]): UserError {
  return new UserError('layers.unknownLayer', { name: name.slice(0, 40), ...suggest(name, known) })
}

/** An argument a layer does not take, with the known one it resembles. */
export function refuseArgument(layer: string, argument: string, known: readonly string[]): UserError {
  return new UserError('layers.unknownArgument', {
    layer,
    argument: argument.slice(0, 40),
    ...suggest(argument, known),
  })
}

function suggest(typed: string, known: readonly string[]) {
  // Every short word is near some other.
  const suggestion = typed.length < 3 ? undefined : nearest(typed, known)

  return { suggested: suggestion === undefined ? 'no' : 'yes', nearest: suggestion ?? '' }
}

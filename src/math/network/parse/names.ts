import { kerasClasses } from '../classes/keras.ts'
import { torchClasses } from '../classes/torch.ts'
import { isNotationName, notationNames } from './notation.ts'

export { isNotationName }

/** Whether a framework has a constructor of this name. */
export function isClass(name: string): boolean {
  return Object.hasOwn(torchClasses, name) || Object.hasOwn(kerasClasses, name) || name === inputClass
}

/** Keras's way to say the input. */
export const inputClass = 'Input'

/** Everything that may begin an item, for suggestions. */
export function knownNames(): string[] {
  return [...notationNames, ...Object.keys(torchClasses), ...Object.keys(kerasClasses), 'Sequential']
}

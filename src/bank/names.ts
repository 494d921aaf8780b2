import { constants, functions } from '../math/calc/functions.ts'

const nameForm = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/i

/** Whether an author may give this name to a value: `/calc` has no meaning for it. */
export function isFreeName(name: string): boolean {
  return nameForm.test(name) && !functions.has(name) && !constants.has(name)
}

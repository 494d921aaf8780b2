import { parseQuestions, readBank } from '../../src/bank/bank.ts'
import type { Intake } from '../../src/intake/intake.ts'
import { pack } from '../../src/intake/pack.ts'
import { unpack } from '../../src/intake/unpack.ts'

/** Reads and writes banks on the test's own thread. */
export const inlineIntake: Intake = {
  unpack,
  pack: ({ files, pictures }) => pack(files, pictures),
  check: async ({ files, pictures }, rules) => readBank(files, pictures, undefined, rules),
  parse: async (folders, rules) =>
    new Map(folders.flatMap(({ files, pictures }) => [...parseQuestions(files, pictures, rules)])),
  close: async () => undefined,
}

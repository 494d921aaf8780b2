import type { Bank } from '../bank/bank.ts'
import type { BankFile, OwnRules } from '../bank/parse.ts'
import type { BankPicture } from '../bank/pictures.ts'
import type { Problem } from '../bank/problem.ts'
import type { Question } from '../bank/question.ts'

/** Files of a bank. */
export interface Folder {
  readonly files: readonly BankFile[]
  readonly pictures: readonly BankPicture[]
}

/** What a zip held. */
export interface Unpacked extends Folder {
  /** Paths that are no part of a bank, such as a README. */
  readonly ignored: readonly string[]
  /** Files that cannot be read at all. */
  readonly problems: readonly Problem[]
}

/**
 * Reads and writes the files of servers' banks away from the main thread, with a deadline and a heap cap.
 *
 * @throws UserError `intake.*` for what cannot be read, takes too long or needs too much memory
 */
export interface Intake {
  /** @throws UserError `intake.zip*` for a zip that is broken, too large or dangerous */
  unpack(zip: Uint8Array, by?: string): Promise<Unpacked>
  /** The questions, with everything that is wrong with them. */
  check(folder: Folder, rules: OwnRules, by?: string): Promise<Bank>
  /** The questions of files that were checked before they were kept, by id. Each shows pictures of its own folder. */
  parse(folders: readonly Folder[], rules: OwnRules): Promise<ReadonlyMap<string, Question>>
  /** A zip with these files, always the same for the same files. */
  pack(folder: Folder, by?: string): Promise<Uint8Array>
  close(): Promise<void>
}

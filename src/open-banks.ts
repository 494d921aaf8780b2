import type { Question } from './bank/question.ts'
import type { Banks } from './banks.ts'

/** Every server gets the built-in bank. */
export function openBanks(builtIn: ReadonlyMap<string, Question>): Banks {
  return {
    of: async () => builtIn,
    asked: async ({ questionId }) => builtIn.get(questionId),
  }
}

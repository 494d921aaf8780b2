import type { Question } from './bank/question.ts'
import type { Banks } from './banks.ts'
import { drawVariant, seedFor } from './quiz/variant.ts'

/** Every server gets the built-in bank. */
export function openBanks(builtIn: ReadonlyMap<string, Question>): Banks {
  return {
    of: async () => builtIn,
    async asked(post, memberId) {
      const question = builtIn.get(post.questionId)

      return question && drawVariant(question, seedFor(post, memberId))
    },
  }
}

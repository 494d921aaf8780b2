import type { Question } from '../../src/bank/question.ts'
import type { Banks } from '../../src/banks.ts'
import { openBanks } from '../../src/open-banks.ts'
import { inlineIntake } from './inline-intake.ts'

/** The banks of servers that have no questions of their own. */
export function builtInBanks(builtIn: ReadonlyMap<string, Question>): Banks {
  return openBanks({
    builtIn,
    store: {
      bankRevision: async () => 0,
      serverBank: async () => ({ revision: 0, questions: [], topics: new Map() }),
      topicMerges: async () => new Map(),
      serverTopics: async () => new Map(),
      serverQuestion: async () => undefined,
    },
    intake: inlineIntake,
  })
}

import type { Question } from './bank/question.ts'
import type { Post } from './store/store.ts'

/** What tells a post's question. */
export type Asked = Pick<Post, 'serverId' | 'questionId' | 'questionVersion' | 'seed' | 'numbers'>

/** Where questions come from. */
export interface Banks {
  /** Everything that may be asked in a server (undefined: outside of any), by id. */
  of(serverId: string | undefined): Promise<ReadonlyMap<string, Question>>
  /**
   * What a post asks, as it was posted, with its numbers drawn; undefined when the question has left the bank.
   *
   * @param memberId whom it asks, where each member has numbers of their own; without, the post's own numbers.
   */
  asked(post: Asked, memberId?: string): Promise<Question | undefined>
}

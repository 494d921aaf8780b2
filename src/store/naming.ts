import type { Tables } from './tables.ts'

/**
 * Where a table holds the id of a member. What is not said here is neither exported nor forgotten, so every table says
 * it; a test compares the columns of the database.
 */
export interface Naming<Row> {
  /** The rows are this member's own: exported whole, deleted when the member is forgotten. */
  readonly own?: keyof Row & string
  /** The newest first, and each row in a place of its own. */
  readonly order?: readonly (keyof Row & string)[]
  /** The member had a part in what is not theirs: only what is told is exported, and the id is replaced. */
  readonly parts?: readonly Part<Row>[]
}

interface Part<Row> {
  readonly by: keyof Row & string
  /** The newest first by the first of them. */
  readonly told: readonly (keyof Row & string)[]
  /** The column is emptied, where it may be. */
  readonly empties?: true
}

const nobody = {}

/** By table, in the order in which rows may be deleted: what refers to others goes before them. */
export const naming: { readonly [Table in keyof Tables]: Naming<Tables[Table]> } = {
  draft: { own: 'memberId', order: ['keptAt', 'id'] },
  report: { own: 'memberId', order: ['at', 'id'] },
  review: { own: 'memberId', order: ['due', 'serverId', 'questionId'] },
  countedAnswer: { own: 'memberId', order: ['postId'] },
  keyPointVote: { parts: [{ by: 'voterId', told: ['at', 'claimId', 'agrees'] }] },
  keyPointClaim: { own: 'memberId', order: ['at', 'id'] },
  settlement: {
    own: 'memberId',
    order: ['at', 'key'],
    parts: [{ by: 'byId', told: ['at', 'postId', 'number', 'verdict', 'points', 'note'] }],
  },
  attempt: { own: 'memberId', order: ['at', 'postId', 'number'] },
  // As the index has them.
  point: { own: 'memberId', order: ['serverId', 'at', 'id'] },
  post: { own: 'practiceOf', order: ['createdAt', 'id'] },
  boardMember: { own: 'memberId', order: ['serverId'] },
  standing: { own: 'memberId', order: ['boardId'] },
  memberSettings: { own: 'id', order: ['id'] },
  schedule: { parts: [{ by: 'createdBy', told: ['createdAt', 'id', 'serverId', 'name', 'deletedAt'] }] },
  serverQuestion: {
    parts: [{ by: 'createdBy', told: ['createdAt', 'serverId', 'questionId', 'version', 'removedAt'] }],
  },
  champion: { own: 'memberId', order: ['serverId', 'roleId'] },
  reminder: { own: 'memberId', order: ['at'] },
  memberRole: { own: 'memberId', order: ['serverId', 'roleId'] },
  audit: {
    parts: [
      { by: 'memberId', told: ['at', 'id', 'serverId', 'what', 'details', 'reason'], empties: true },
      { by: 'byId', told: ['at', 'id', 'serverId', 'what', 'details', 'reason'], empties: true },
    ],
  },
  forgetting: { own: 'memberId', order: ['memberId'] },
  server: nobody,
  seasonStart: nobody,
  board: nobody,
  droppedBoard: nobody,
  boardClock: nobody,
  topicMerge: nobody,
  slot: nobody,
  step: nobody,
  calculation: nobody,
  serverBank: nobody,
  serverTopic: nobody,
  job: nobody,
  incident: nobody,
  fact: nobody,
}

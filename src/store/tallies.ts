import type { Database } from './database.ts'
import type { Learning } from './learning.ts'

export function tallyOperations({ db }: Database): Pick<Learning, 'tallies'> {
  return {
    tallies: ({ serverId, memberId, since, now }) =>
      db
        .selectFrom('post')
        .innerJoin('attempt', 'attempt.postId', 'post.id')
        .select(({ fn }) => [
          'post.questionId',
          fn.countAll<number>().as('asked'),
          fn.countAll<number>().filterWhere('attempt.verdict', '=', 'correct').as('right'),
          fn.max('post.createdAt').as('lastAt'),
        ])
        .where('post.serverId', '=', serverId)
        .where('post.createdAt', '>=', since)
        .where('attempt.number', '=', 1)
        .where('attempt.verdict', '!=', 'pending')
        .$if(memberId !== undefined, (tries) => tries.where('attempt.memberId', '=', memberId ?? ''))
        .where(({ or, and, eb }) =>
          or([
            and([
              eb('post.practiceOf', 'is', null),
              or([eb('post.closedAt', 'is not', null), eb('post.closesAt', '<=', now)]),
            ]),
            ...(memberId === undefined ? [] : [eb('post.practiceOf', '=', memberId)]),
          ]),
        )
        .groupBy('post.questionId')
        .orderBy('post.questionId')
        .execute(),
  }
}

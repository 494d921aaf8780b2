import type { Question } from '../bank/question.ts'
import type { Message } from '../message.ts'
import { pickQuestion, usesTallies } from '../quiz/pick.ts'
import type { NewPost, NewStep, Post, Schedule } from '../store/store.ts'
import { extraSteps } from './extra-steps.ts'
import type { Extras } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { questionMessage } from './post-message.ts'
import { nextScheduleRun } from './schedule-runs.ts'

/** A post is open for a day at most, and never longer than until the next one of its schedule. */
export const longestOpenMs = 86_400_000

/** How far back it counts what the group knows. */
const tallyMs = 90 * 86_400_000

/** @throws Error when the question of a post has left the bank. */
export async function questionOf({ banks }: Pick<DeliveryParts, 'banks'>, post: Post): Promise<Question> {
  const question = await banks.asked(post)

  if (!question) throw new Error(`the bank has no ${post.questionId} any more`)

  return question
}

/** The post a slot would get; undefined when no question fits the schedule's selection. */
export async function draftPost(
  { store, banks, now, newId }: DeliveryParts,
  schedule: Schedule,
  fireAt: number,
): Promise<NewPost | undefined> {
  // The same slot draws the same on every machine and retry.
  const seed = `${schedule.id}:${fireAt}`
  const bank = await banks.of(schedule.serverId)
  const at = now()
  const asked = await store.askedQuestions(schedule.id)
  const tallies = usesTallies(schedule)
    ? await store.tallies({ serverId: schedule.serverId, since: at - tallyMs, now: at })
    : []
  const question = pickQuestion([...bank.values()], schedule, asked, seed, tallies)

  if (!question) return undefined

  const { language } = await store.server(schedule.serverId)

  return {
    id: newId(at),
    serverId: schedule.serverId,
    channelId: schedule.channelId,
    scheduleId: schedule.id,
    fireAt,
    questionId: question.id,
    questionVersion: question.version,
    seed,
    numbers: schedule.numbers,
    language: schedule.language ?? language,
    practiceOf: null,
    createdAt: at,
    closesAt: Math.min(nextScheduleRun(schedule, at) ?? Number.POSITIVE_INFINITY, at + longestOpenMs),
  }
}

/** What has to happen once a post stands in its channel, as it does at `now`. */
export function stepsAfter(extras: Extras, post: Post, now: number): NewStep[] {
  return [{ name: 'close', dueAt: post.closesAt }, ...extraSteps(extras, post, now)]
}

/** The message of a post that a killed process sent and could not note; its buttons carry the post's id. */
export function findPost({ messenger }: DeliveryParts, post: Post): Promise<string | undefined> {
  return messenger.find(post.channelId, post.id, post.createdAt)
}

/** A recorded post as it will stand in its channel. Drawing takes long where the renderer is cold or busy. */
export async function composePost({ banks, render, store }: DeliveryParts, post: Post): Promise<Message> {
  const shown = {
    post,
    question: await questionOf({ banks }, post),
    server: await store.server(post.serverId ?? ''),
  }

  return questionMessage(render, shown, true)
}

/**
 * Sends a composed post and gives its message's id. A repeat within minutes gives the first message, by its nonce; later
 * ones have to look first.
 *
 * @throws DeliveryFailure
 */
export function sendPost({ messenger }: DeliveryParts, post: Post, message: Message): Promise<string> {
  return messenger.post(post.channelId, message, nonceFor('post', post.id))
}

import type { Translate } from '../i18n/catalog.ts'
import { escapeMarkdown } from '../message.ts'
import type { Post, Step } from '../store/store.ts'
import { accessKey, type Incident, isOfAccess } from './incident.ts'

/** What became of a step that failed. */
export interface FailedStep {
  readonly title: string
  readonly outcome: 'retried' | 'givenUp'
  readonly reason: string
}

export function stepIncident(
  post: Post,
  step: Pick<Step, 'name' | 'roleId'>,
  { title, outcome, reason }: FailedStep,
): Incident {
  const key = outcome === 'retried' ? 'delivery.stepTrouble' : 'delivery.stepFailed'

  return {
    key:
      extraKey(post, step) ?? (isOfAccess(reason) ? accessKey(owner(post)) : `step:${post.id}:${step.name}`),
    serverId: post.serverId ?? '',
    scheduleId: post.scheduleId,
    text: (t, why) =>
      t(key, { deed: tellDeed(t, step, title), channel: `<#${post.channelId}>`, reason: why }),
  }
}

/** What is over when a step succeeded. */
export function incidentsEndedByStep(post: Post, step: Pick<Step, 'name'>): string[] {
  // An edit needs less than a post, and a pin is not always there to be taken away.
  if (step.name === 'close' || step.name === 'unpin') return []

  return [extraKey(post, step) ?? accessKey(owner(post))]
}

/** What a schedule's posts get besides fails for all of them alike: managers hear of the first. */
function extraKey(post: Post, { name }: Pick<Step, 'name'>): string | undefined {
  const what = name === 'unpin' ? 'pin' : name

  return what === 'thread' || what === 'pin' || what === 'ping' ? `step:${owner(post)}:${what}` : undefined
}

function owner({ scheduleId, id }: Post): string {
  return scheduleId ?? id
}

function tellDeed(t: Translate, { name, roleId }: Pick<Step, 'name' | 'roleId'>, title: string): string {
  const question = escapeMarkdown(title)

  return name === 'ping'
    ? t('delivery.deed.ping', { title: question, role: `<@&${roleId ?? ''}>` })
    : t(`delivery.deed.${name}`, { title: question })
}

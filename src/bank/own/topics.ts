import { type Context, type Reply, type Suggestion, serverOf } from '../../command.ts'
import { UserError } from '../../errors.ts'
import type { Language } from '../../i18n/texts.ts'
import { escapeMarkdown, formatCustomId } from '../../message.ts'
import { tellChange } from '../../quiz/audit.ts'
import type { Draft } from '../../store/server-bank.ts'
import { findTopic, isNamed, isTopic, type Topic, topicsIn } from '../topics.ts'

interface Renaming {
  readonly topic: string
  readonly name: string
  /** Only the name in this language; both where it is not given. */
  readonly language?: Language | undefined
}

/**
 * Gives a topic another name in this server, a built-in one too. Schedules and boards know topics by what stands in the ids of
 * their questions, and go on.
 *
 * @throws UserError `ownBank.noTopic`, `ownBank.noName`, `ownBank.nameTaken` or `ownBank.changed`.
 */
export async function renameTopic(
  context: Context,
  { topic: typed, name, language }: Renaming,
): Promise<Reply> {
  const { t, store, now } = context
  const serverId = serverOf(context)
  const { revision } = await store.serverBank(serverId)
  const topic = findTopic(context, typed)
  const wanted = name.trim().replace(/\s+/gu, ' ')
  const names = { en: wanted, 'zh-CN': wanted, ...(language && { ...topic.names, [language]: wanted }) }

  if (wanted === '') throw new UserError('ownBank.noName')
  for (const { slug, names: taken } of topicsIn(context)) {
    if (slug !== topic.slug && Object.values(taken).some((each) => isNamed(each, wanted))) {
      throw new UserError('ownBank.nameTaken', { name: escapeMarkdown(wanted) })
    }
  }
  if (!(await store.changeBank(serverId, revision, { topics: new Map([[topic.slug, names]]) }, now))) {
    throw new UserError('ownBank.changed')
  }

  const from = escapeMarkdown(topic.names[language ?? context.language])
  const to = escapeMarkdown(wanted)

  await tellChange(context, { what: 'topicRenamed', details: { from, to } })

  return { text: t('ownBank.topicRenamed', { from, to }) }
}

/**
 * Says what it means to let a topic count as another, with a button to do it.
 *
 * @throws UserError `ownBank.noTopic` or `ownBank.sameTopic`.
 */
export async function proposeMerge(
  context: Context,
  { topic, into }: { topic: string; into: string },
): Promise<Reply> {
  const { t, bank, language, store, member, interactionId, now } = context
  const serverId = serverOf(context)
  const [one, other] = [findTopic(context, topic), findTopic(context, into)]

  if (one.slug === other.slug) throw new UserError('ownBank.sameTopic')

  const texts = { topic: one.slug, into: other.slug }
  const followers = (await store.schedules(serverId)).filter((each) => each.topic === one.slug)

  await store.keepDraft({ id: interactionId, serverId, memberId: member.id, texts }, now)

  return {
    text: [
      t('ownBank.mergeSure', {
        from: escapeMarkdown(one.names[language]),
        to: escapeMarkdown(other.names[language]),
        count: [...bank.values()].filter((each) => each.topic === one.slug).length,
      }),
      ...tellSchedules(context, followers),
    ].join('\n'),
    rows: [
      [
        {
          customId: formatCustomId('topic-merge', 1, interactionId),
          label: t('ownBank.merge'),
          style: 'danger',
        },
      ],
    ],
  }
}

/** @throws UserError `ownBank.mergeGone` for what is not this manager's, or was asked more than a week ago. */
export async function requireMerge(context: Context, id = ''): Promise<Draft> {
  const draft = await context.store.draft(id)
  const isOwn = draft?.memberId === context.member.id && draft.serverId === serverOf(context)

  if (!draft?.texts.into || !isOwn) throw new UserError('ownBank.mergeGone')

  return draft
}

/**
 * Lets a topic count as another: its questions are of the other one, its points stand on the other's boards, and the schedules that
 * asked it ask the other.
 *
 * @throws UserError as `proposeMerge` does, `ownBank.noTopic` also where it was merged meanwhile.
 */
export async function mergeTopics(context: Context, draft: Draft): Promise<Reply> {
  const { t, store, language, now } = context
  const serverId = serverOf(context)
  const [one, other] = [
    findTopic(context, draft.texts.topic ?? ''),
    findTopic(context, draft.texts.into ?? ''),
  ]
  const followers = (await store.schedules(serverId)).filter(({ topic }) => topic === one.slug)
  const names = { from: escapeMarkdown(one.names[language]), to: escapeMarkdown(other.names[language]) }

  await store.countTopicAs(serverId, one.slug, other.slug)
  await readAnew(context)
  for (const { id } of followers) await store.editSchedule(id, { topic: other.slug })
  await store.keepDraft(
    { ...draft, texts: { ...draft.texts, schedules: followers.map(({ id }) => id).join() } },
    now,
  )
  await tellChange(context, { what: 'topicMerged', details: names })

  return {
    text: [t('ownBank.merged', names), ...tellSchedules(context, followers)].join('\n'),
    rows: [[{ customId: formatCustomId('topic-back', 1, draft.id), label: t('points.undo') }]],
  }
}

/** Takes a merge back, with the schedules that followed it and have not been changed since. */
export async function undoMerge(context: Context, { texts }: Draft): Promise<Reply> {
  const { store } = context
  const { topic = '', into = '', schedules = '' } = texts
  const told = await splitTopic(context, topic)
  const followers = (await store.schedules(serverOf(context))).filter(
    (each) => each.topic === into && schedules.split(',').includes(each.id),
  )

  for (const { id } of followers) await store.editSchedule(id, { topic })

  return told
}

/**
 * Lets a merged topic be one of its own again, with all that was ever earned in it.
 *
 * @throws UserError `ownBank.notMerged`, naming those that are.
 */
export async function splitTopic(context: Context, typed: string): Promise<Reply> {
  const { t, store, language } = context
  const serverId = serverOf(context)
  const merged = await mergedTopics(context)
  const topic = merged.find(({ slug, names }) => isTopic({ slug, names }, typed))

  if (!topic) {
    throw new UserError('ownBank.notMerged', {
      topics: merged.map(({ names }) => escapeMarkdown(names[language])).join(', ') || '–',
    })
  }

  const name = escapeMarkdown(topic.names[language])

  await store.countTopicAs(serverId, topic.slug, topic.slug)
  await readAnew(context)
  await tellChange(context, { what: 'topicSplit', details: { name } })

  return { text: t('ownBank.split', { name }) }
}

export async function suggestMerged(context: Context, typed: string): Promise<Suggestion[]> {
  const wanted = typed.trim().toLowerCase()

  return (await mergedTopics(context))
    .map(({ slug, names }) => ({ name: names[context.language], value: slug }))
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
}

async function mergedTopics(context: Context): Promise<Topic[]> {
  const { store, banks } = context
  const serverId = serverOf(context)
  const [merges, own, builtIn] = await Promise.all([
    store.topicMerges(serverId),
    store.serverTopics(serverId),
    banks.of(undefined),
  ])
  const names = new Map([...builtIn.values()].map(({ topic, topicNames }) => [topic, topicNames]))

  return [...merges.keys()].map((slug) => ({
    slug,
    names: own.get(slug) ?? names.get(slug) ?? { en: slug, 'zh-CN': slug },
  }))
}

/** Whoever reads this bank from now on sees a new revision of it; where somebody else made one just now, that will do. */
async function readAnew({ store, now, ...context }: Context): Promise<void> {
  const serverId = serverOf({ store, now, ...context })

  await store.changeBank(serverId, await store.bankRevision(serverId), {}, now)
}

function tellSchedules({ t }: Context, schedules: readonly { readonly name: string }[]): string[] {
  if (schedules.length === 0) return []

  return [
    t('ownBank.followers', {
      names: schedules.map(({ name }) => `**${escapeMarkdown(name)}**`).join(t('schedules.comma')),
    }),
  ]
}

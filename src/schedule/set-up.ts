import { findTopic, topicsOf } from '../bank/topics.ts'
import { type Context, type Form, type Reply, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { tellMistake } from '../i18n/tell-mistake.ts'
import { type Language, languages } from '../i18n/texts.ts'
import { escapeMarkdown, formatCustomId, jumpLink } from '../message.ts'
import { tellChange } from '../quiz/audit.ts'
import type { Draft } from '../store/server-bank.ts'
import { describeRule } from './describe-cron.ts'
import { parseCron } from './parse-cron.ts'
import type { Wanted } from './read-plan.ts'
import { createSchedule } from './save-schedule.ts'
import { readWhen } from './when.ts'
import { readZone } from './zone.ts'

/** What the form asks; where it posts was chosen before. */
export const setupFields = ['when', 'zone', 'language', 'topic'] as const

type Typed = Readonly<Record<(typeof setupFields)[number], string>>

/** What is typed is kept from the beginning, so that no mistake costs it. */
export async function beginSetup(context: Context, channel: string): Promise<Reply> {
  const { t, store, member, interactionId, now } = context
  const serverId = serverOf(context)
  const { timezone, language } = await store.server(serverId)
  const typed = {
    when: t('setup.everyDay'),
    zone: timezone,
    language: t(`choice.language.${language}`),
    topic: '',
  }
  const draft = { id: interactionId, serverId, memberId: member.id, texts: { channel, ...typed } }

  await store.keepDraft(draft, now)

  return { form: setupForm(context, draft) }
}

/** @throws UserError `setup.gone` for what is not this member's, or was finished. */
export async function requireSetup(context: Context, id: string): Promise<Draft> {
  const draft = await context.store.draft(id)

  if (!draft?.texts.channel || draft.memberId !== context.member.id || draft.serverId !== serverOf(context)) {
    throw new UserError('setup.gone')
  }

  return draft
}

export function setupForm({ t, bank, language }: Context, { id, texts }: Draft): Form {
  const topics = [...topicsOf(bank, language).values()].join(t('schedules.comma'))

  return {
    customId: formatCustomId('setup-form', 1, id),
    title: t('setup.title'),
    fields: [
      {
        id: 'when',
        label: t('setup.when'),
        description: t('option.when.description'),
        value: texts.when ?? '',
        maxLength: 200,
      },
      {
        id: 'zone',
        label: t('setup.zone'),
        description: t('setup.zoneHint'),
        value: texts.zone ?? '',
        maxLength: 64,
      },
      {
        id: 'language',
        label: t('setup.language'),
        description: t('setup.languageHint'),
        value: texts.language ?? '',
        maxLength: 20,
      },
      {
        id: 'topic',
        label: t('setup.topic'),
        description: topics,
        placeholder: t('setup.topicHint'),
        value: texts.topic ?? '',
        maxLength: 60,
        required: false,
      },
    ],
  }
}

/** Plans the first schedule and posts a question, or tells every mistake with a way back to the form as it was filled in. */
export async function setUp(context: Context, draft: Draft): Promise<Reply> {
  const { store } = context
  const read = readAll(context, draft.texts as Draft['texts'] & Typed)

  if ('mistakes' in read) return tellMistakes(context, draft, read.mistakes)

  const { when, zone, language, topic } = read
  const name = describeRule(parseCron(when), language).slice(0, 40)
  const channel = draft.texts.channel ?? ''

  try {
    const planned = await createSchedule(context, { ...unsaid, channel, when, zone, topic, name })

    await saveSettings(context, { timezone: zone, language })
    await store.dropDraft(draft.id)

    return await withTestPost(context, planned, { channelId: channel, topic })
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    return tellMistakes(context, draft, [error])
  }
}

interface Read {
  readonly when: string
  readonly zone: string
  readonly language: Language
  readonly topic: string | undefined
}

const unsaid: Omit<Wanted, 'channel' | 'when' | 'zone' | 'topic' | 'name'> = {
  level: undefined,
  picking: undefined,
  numbers: undefined,
  catch_up: undefined,
  latest_hours: undefined,
  quiet: undefined,
  until: undefined,
  thread: undefined,
  pin: undefined,
  ping: undefined,
}

/** All mistakes at once. */
function readAll(context: Context, typed: Typed): Read | { readonly mistakes: readonly UserError[] } {
  const mistakes: UserError[] = []
  const read = <T>(reader: () => T): T | undefined => {
    try {
      return reader()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      mistakes.push(error)

      return undefined
    }
  }
  const zone = read(() => readZone(typed.zone))
  const when = read(() => readWhen(typed.when, { zone: zone ?? 'UTC', now: context.now }))
  const language = read(() => readLanguage(typed.language))
  const topic = read(() => (typed.topic.trim() === '' ? undefined : findTopic(context, typed.topic).slug))

  return zone === undefined || when === undefined || language === undefined || mistakes.length > 0
    ? { mistakes }
    : { zone, when, language, topic }
}

const languageNames: Readonly<Record<Language, readonly string[]>> = {
  en: ['en', 'english', '英文', '英语'],
  'zh-CN': ['zh', 'zh-cn', 'chinese', '中文', '简体中文', '汉语'],
}

function readLanguage(typed: string): Language {
  const said = typed.normalize('NFKC').trim().toLowerCase()
  const language = languages.find((each) => languageNames[each].includes(said))

  if (language === undefined)
    throw new UserError('setup.unknownLanguage', { given: escapeMarkdown(typed.trim()) })

  return language
}

async function saveSettings(
  context: Context,
  settings: { readonly timezone: string; readonly language: Language },
): Promise<void> {
  const { store } = context
  const serverId = serverOf(context)
  const before = await store.server(serverId)

  if (before.timezone === settings.timezone && before.language === settings.language) return

  await store.saveServer(serverId, settings)
  await tellChange(context, {
    what: 'settings',
    part: 'settings',
    details: { zone: settings.timezone, language: settings.language },
  })
}

/** A schedule that is planned stays so where its test post fails. */
async function withTestPost(
  context: Context,
  planned: Reply,
  { channelId, topic }: { readonly channelId: string; readonly topic: string | undefined },
): Promise<Reply> {
  const { t, language, delivery, interactionId, now } = context
  const request = { serverId: serverOf(context), channelId, interactionId, now, ...(topic && { topic }) }
  const told = await delivery.postNow(request).then(
    (post) => t('setup.tested', { link: jumpLink(post.serverId, post.channelId, post.messageId) }),
    (error: unknown) => {
      if (!(error instanceof UserError)) throw error

      return t('setup.notTested', { reason: tellMistake(language, error) })
    },
  )

  return { text: [t('setup.done'), told, planned.text, t('setup.next')].join('\n') }
}

function tellMistakes({ t, language }: Context, { id }: Draft, mistakes: readonly UserError[]): Reply {
  return {
    text: [
      t('setup.mistakes', { count: mistakes.length }),
      ...mistakes.map((mistake) => `- ${tellMistake(language, mistake)}`),
    ].join('\n'),
    rows: [[{ customId: formatCustomId('setup-again', 1, id), label: t('setup.again'), style: 'primary' }]],
  }
}

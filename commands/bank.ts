import { draftForm, requireDraft, reviewDraft, saveDraft, typedFields } from '../src/bank/own/draft.ts'
import { checkBank, exportFiles, importFile } from '../src/bank/own/files.ts'
import { listBank } from '../src/bank/own/list.ts'
import { slugOf } from '../src/bank/own/slug.ts'
import {
  mergeTopics,
  proposeMerge,
  renameTopic,
  requireMerge,
  splitTopic,
  suggestMerged,
  undoMerge,
} from '../src/bank/own/topics.ts'
import { levels, questionKinds } from '../src/bank/question.ts'
import { suggestTopics } from '../src/bank/topics.ts'
import {
  type Context,
  defineAction,
  defineCommand,
  type Reply,
  type Suggestion,
  serverOf,
} from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { languages } from '../src/i18n/texts.ts'
import { escapeMarkdown, formatCustomId } from '../src/message.ts'
import { tellChange } from '../src/quiz/audit.ts'
import type { ServerQuestion } from '../src/store/server-bank.ts'

const manager = { access: 'manager', private: true } as const
const topicOption = { type: 'string', maxLength: 60, autocomplete: true } as const
const questionOption = { type: 'string', maxLength: 100, autocomplete: true } as const

/** `/bank`: the questions of a server's own, by form or by file. Nobody else ever sees them. */
export default defineCommand({
  name: 'bank',
  place: 'server',
  access: 'manager',
  subcommands: {
    list: defineAction({ ...manager, run: (context) => listBank(context, 0) }),
    add: defineAction({
      ...manager,
      options: {
        kind: { type: 'string', required: true, choices: questionKinds },
        topic: { ...topicOption, required: true },
        level: { type: 'integer', choices: levels, default: 1 },
      },
      run: add,
      suggest: suggestKnown,
    }),
    edit: defineAction({
      ...manager,
      options: { question: { ...questionOption, required: true } },
      run: edit,
      suggest: suggestOwn,
    }),
    remove: defineAction({
      ...manager,
      options: { question: { ...questionOption, required: true } },
      run: askToRemove,
      suggest: suggestOwn,
    }),
    import: defineAction({
      ...manager,
      defer: true,
      options: { file: { type: 'attachment', required: true }, topic: topicOption },
      run: (context, { file, topic }) => importFile(context, file, topic && topicOf(context, topic).topic),
      suggest: suggestKnown,
    }),
    export: defineAction({
      ...manager,
      defer: true,
      options: { question: questionOption },
      run: async (context, { question }) =>
        exportFiles(context, question === undefined ? undefined : (await find(context, question)).id),
      suggest: suggestOwn,
    }),
    check: defineAction({ ...manager, defer: true, run: checkBank }),
    rename_topic: defineAction({
      ...manager,
      options: {
        topic: { ...topicOption, required: true },
        name: { type: 'string', required: true, maxLength: 60 },
        language: { type: 'string', choices: languages },
      },
      run: renameTopic,
      suggest: suggestKnown,
    }),
    merge_topic: defineAction({
      ...manager,
      options: { topic: { ...topicOption, required: true }, into: { ...topicOption, required: true } },
      run: proposeMerge,
      suggest: suggestKnown,
    }),
    split_topic: defineAction({
      ...manager,
      options: { topic: { ...topicOption, required: true } },
      run: (context, { topic }) => splitTopic(context, topic),
      suggest: async (context, _option, typed) => suggestMerged(context, typed),
    }),
  },
  presses: {
    'bank-again': {
      ...manager,
      version: 1,
      run: async (context, [id]) => ({ form: draftForm(context, await requireDraft(context, id)) }),
    },
    'bank-save': {
      ...manager,
      version: 1,
      update: true,
      defer: true,
      run: async (context, [id]) => saveDraft(context, await requireDraft(context, id)),
    },
    'bank-remove': { ...manager, version: 1, update: true, run: (context, [id = '']) => remove(context, id) },
    'topic-merge': {
      ...manager,
      version: 1,
      update: true,
      run: async (context, [id]) => mergeTopics(context, await requireMerge(context, id)),
    },
    'topic-back': {
      ...manager,
      version: 1,
      update: true,
      run: async (context, [id]) => undoMerge(context, await requireMerge(context, id)),
    },
    'bank-page': {
      ...manager,
      version: 1,
      update: true,
      run: (context, [page]) => listBank(context, Number(page) || 0),
    },
  },
  forms: {
    'bank-form': {
      ...manager,
      version: 1,
      defer: true,
      run: async (context, [id], fields) => {
        const draft = await requireDraft(context, id)
        const typed = Object.fromEntries(typedFields.map((name) => [name, fields[name] ?? '']))
        const changed = { ...draft, texts: { ...draft.texts, ...typed } }

        // First of all: whatever comes next, nothing typed is lost.
        await context.store.keepDraft(changed, context.now)
        return reviewDraft(context, changed)
      },
    },
  },
})

async function suggestKnown({ bank, language }: Context, _option: string, typed: string) {
  return suggestTopics(bank, language, typed)
}

async function add(
  context: Context,
  { kind, topic, level }: { kind: string; topic: string; level: number },
): Promise<Reply> {
  const { topic: slug, topicName } = topicOf(context, topic)

  return openForm(context, { kind, topic: slug, topicName, level: String(level) })
}

async function edit(context: Context, { question }: { question: string }): Promise<Reply> {
  const { id, typed } = await find(context, question)

  if (typed === null) throw new UserError('ownBank.editFile', { id })

  return openForm(context, { ...typed, questionId: id })
}

async function openForm(context: Context, texts: Readonly<Record<string, string>>): Promise<Reply> {
  const { store, member, interactionId, now } = context
  const draft = { id: interactionId, serverId: serverOf(context), memberId: member.id, texts }

  await store.keepDraft(draft, now)

  return { form: draftForm(context, draft) }
}

/** A topic by its slug or by its name in any language; a new one gets a slug. */
function topicOf({ bank }: Context, typed: string): { topic: string; topicName: string } {
  const wanted = typed.trim().toLowerCase()
  const known = [...bank.values()].find(
    ({ topic, topicNames }) =>
      topic === wanted || Object.values(topicNames).some((name) => name.toLowerCase() === wanted),
  )

  return { topic: known?.topic ?? slugOf(typed.trim(), 'topic'), topicName: typed.trim() }
}

async function own(context: Context): Promise<readonly ServerQuestion[]> {
  return (await context.store.serverBank(serverOf(context))).questions
}

/** @throws UserError `ownBank.unknown`; a built-in question is not the server's to change. */
async function find(context: Context, typed: string): Promise<ServerQuestion> {
  const wanted = typed.trim().toLowerCase()
  const found = (await own(context)).find(
    ({ id }) => id === wanted || titleOf(context, id).toLowerCase() === wanted,
  )

  if (!found) throw new UserError('ownBank.unknown')

  return found
}

function titleOf({ bank, language }: Context, id: string): string {
  return bank.get(id)?.texts[language].title ?? id
}

async function suggestOwn(context: Context, _option: string, typed: string): Promise<Suggestion[]> {
  const wanted = typed.trim().toLowerCase()

  return (await own(context))
    .map(({ id }) => ({ name: titleOf(context, id), value: id }))
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
}

async function askToRemove(context: Context, { question }: { question: string }): Promise<Reply> {
  const { id } = await find(context, question)
  const button = {
    customId: formatCustomId('bank-remove', 1, id),
    label: context.t('ownBank.remove'),
    style: 'danger',
  } as const

  return {
    text: context.t('ownBank.removeSure', { title: escapeMarkdown(titleOf(context, id)) }),
    rows: [[button]],
  }
}

async function remove(context: Context, id: string): Promise<Reply> {
  const { t, store, now } = context
  const serverId = serverOf(context)
  const { revision, questions } = await store.serverBank(serverId)

  if (!questions.some((each) => each.id === id)) throw new UserError('ownBank.unknown')
  if (!(await store.changeBank(serverId, revision, { removed: [id] }, now)))
    throw new UserError('ownBank.changed')
  const title = escapeMarkdown(titleOf(context, id))

  await tellChange(context, { what: 'questionRemoved', details: { title } })

  return { text: t('ownBank.removed', { title }) }
}

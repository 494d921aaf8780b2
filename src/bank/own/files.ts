import { type Context, type Reply, serverOf, type Upload } from '../../command.ts'
import { UserError } from '../../errors.ts'
import type { Folder, Unpacked } from '../../intake/intake.ts'
import { tellChange } from '../../quiz/audit.ts'
import type { ServerBank } from '../../store/server-bank.ts'
import { readDocument } from '../document.ts'
import { type BankFile, readTopics, topicsFile } from '../parse.ts'
import { formatProblem, type Problem } from '../problem.ts'
import { checkOwn, keepQuestions, rulesOf, versionOf } from './keep.ts'
import { uploadBytesLimit } from './limits.ts'
import { slugOf } from './slug.ts'

/** Imports one question's file, or a zip of a bank's folder: everything, or nothing where anything is wrong. */
export async function importFile(
  context: Context,
  upload: Upload,
  topic: string | undefined,
): Promise<Reply> {
  const { t, store, member, now } = context
  const serverId = serverOf(context)
  const unpacked = await unpackUpload(context, upload, topic)
  const before = await store.serverBank(serverId)
  const rules = await rulesOf(context, serverId)
  const folder = overlay(before, unpacked)
  const topics = new Map(
    [...readTopics(unpacked.files, [], true)].filter(([name]) => !rules.topics.has(name)),
  )
  const { questions, problems } = await checkOwn(context, folder, rules)
  const all = [...unpacked.problems, ...problems]

  if (all.length > 0) return tellProblems(context, t('ownBank.notImported', { count: all.length }), all)
  if (questions.size === 0) throw new UserError('ownBank.nothingFound')

  const saved = [...questions.values()].map(({ id, pictures = [] }) => {
    const files = folder.files.filter(({ path }) => idOf(path) === id)
    const shown = folder.pictures.filter(({ base64 }) => pictures.some((each) => each.base64 === base64))

    return {
      id,
      version: versionOf({ files, pictures: shown }),
      files,
      pictures: shown,
      typed: null,
      createdBy: member.id,
      createdAt: now,
    }
  })
  const { added, changed, unchanged } = await keepQuestions(context, before, saved, topics)

  if (added.length + changed.length > 0) {
    await tellChange(context, {
      what: 'questionsImported',
      details: { added: added.length, changed: changed.length },
    })
  }

  return {
    text: [
      t('ownBank.imported', {
        added: added.length,
        changed: changed.length,
        unchanged: unchanged.length,
      }),
      ...[...added, ...changed].slice(0, 30).map((id) => `- \`${id}\``),
    ].join('\n'),
    ...(unpacked.ignored.length > 0 && {
      notes: [t('ownBank.ignored', { count: unpacked.ignored.length })],
    }),
  }
}

/** A question's file names its topic, or the one who imports it does. */
async function unpackUpload(
  { intake, member }: Context,
  upload: Upload,
  topic: string | undefined,
): Promise<Unpacked> {
  const bytes = await upload.read(uploadBytesLimit)

  if (/\.zip$/i.test(upload.name)) return intake.unpack(bytes, member.id)
  if (!/\.(?:md|markdown|txt)$/i.test(upload.name)) throw new UserError('ownBank.fileKind')

  const text = decode(bytes)
  const { fields } = readDocument(text, () => undefined)
  const named = fields.get('topic')
  const folder = topic ?? (named && 'text' in named ? named.text : undefined)
  const title = fields.get('title')
  const [, stem = '', language = ''] = /^(.*?)(\.zh-CN)?\.\w+$/i.exec(upload.name) ?? []

  if (folder === undefined) throw new UserError('ownBank.topicNeeded')

  const slug = /^[a-z0-9-]+$/.test(stem) ? stem : slugOf(title && 'text' in title ? title.text : stem, 'q')

  return {
    files: [{ path: `${folder}/${slug}${language && '.zh-CN'}.md`, text }],
    pictures: [],
    ignored: [],
    problems: [],
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UserError('ownBank.encoding')
  }
}

/** What comes in, over what is there of the same questions: a translation may come by itself. */
function overlay({ questions }: ServerBank, { files, pictures }: Unpacked): Folder {
  const ids = new Set(files.map(({ path }) => idOf(path)))
  const touched = questions.filter(({ id }) => ids.has(id))
  const merge = <T extends { path: string }>(old: readonly T[], fresh: readonly T[]) => [
    ...new Map([...old, ...fresh].map((each) => [each.path, each])).values(),
  ]

  return {
    files: merge(
      touched.flatMap((each) => each.files),
      files,
    ),
    pictures: merge(
      touched.flatMap((each) => each.pictures),
      pictures,
    ),
  }
}

function idOf(path: string): string {
  return path.replace(/(?:\.zh-CN)?\.md$/, '')
}

/** All own questions as a zip, or one of them: its file where it has one only. */
export async function exportFiles(context: Context, id: string | undefined): Promise<Reply> {
  const { t, store, intake, member, bank } = context
  const { questions, topics: names } = await store.serverBank(serverOf(context))
  const wanted = questions.filter((each) => id === undefined || each.id === id)
  const files = wanted.flatMap((each) => each.files)
  const [only] = files

  if (!only) throw new UserError(id === undefined ? 'ownBank.empty' : 'ownBank.unknown')

  const pictures = wanted.flatMap((each) => each.pictures)
  const text = t('ownBank.exported', { count: wanted.length })

  if (id !== undefined && files.length === 1 && pictures.length === 0) {
    const name = only.path.split('/').at(-1) ?? only.path

    return { text, files: [{ name, bytes: new TextEncoder().encode(only.text) }] }
  }

  // By their folders: what counts as another topic here need not do so where the files go.
  const topics = new Map(
    wanted.flatMap(({ id: each }) => {
      const [folder = ''] = each.split('/')
      const name = names.get(folder) ?? bank.get(each)?.topicNames

      return name ? [[folder, name] as const] : []
    }),
  )
  const topicNames: BankFile = {
    path: topicsFile,
    text: [...topics]
      .map(
        ([topic, { en, 'zh-CN': zh }]) =>
          `${topic}: { en: ${JSON.stringify(en)}, zh-CN: ${JSON.stringify(zh)} }\n`,
      )
      .join(''),
  }
  const unique = [...new Map(pictures.map((each) => [each.path, each])).values()]

  return {
    text,
    files: [
      {
        name: 'bank.zip',
        bytes: await intake.pack({ files: [topicNames, ...files], pictures: unique }, member.id),
      },
    ],
  }
}

/** Everything that is wrong with the questions as they are kept, say after the program became stricter. */
export async function checkBank(context: Context): Promise<Reply> {
  const serverId = serverOf(context)
  const { questions } = await context.store.serverBank(serverId)
  const pictures = new Map(questions.flatMap((each) => each.pictures).map((each) => [each.path, each]))
  const { problems } = await checkOwn(
    context,
    { files: questions.flatMap(({ files }) => files), pictures: [...pictures.values()] },
    await rulesOf(context, serverId),
  )

  if (problems.length === 0) return { text: context.t('ownBank.sound', { count: questions.length }) }

  return tellProblems(context, context.t('ownBank.unsound', { count: problems.length }), problems)
}

const shownProblems = 15

/** The first of them in words, all of them in a file where there are many. */
function tellProblems({ t, language }: Context, head: string, problems: readonly Problem[]): Reply {
  const lines = problems.map((problem) => formatProblem(problem, language))
  const shown = lines.slice(0, shownProblems).map((line) => `- ${line.slice(0, 220).replaceAll('`', 'ˋ')}`)

  if (lines.length <= shownProblems) return { text: [head, ...shown].join('\n') }

  return {
    text: [head, ...shown, t('ownBank.moreProblems', { count: lines.length - shownProblems })].join('\n'),
    files: [{ name: 'problems.txt', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }],
  }
}

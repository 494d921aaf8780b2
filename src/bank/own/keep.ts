import { type Context, serverOf } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { hash } from '../../hash.ts'
import type { Folder } from '../../intake/intake.ts'
import type { ServerBank, ServerQuestion, ServerTopics } from '../../store/server-bank.ts'
import type { OwnRules } from '../parse.ts'
import { type Problem, reporterFor } from '../problem.ts'
import type { Question } from '../question.ts'
import { bankBytesLimit, questionsLimit } from './limits.ts'

export interface Checked {
  readonly questions: ReadonlyMap<string, Question>
  readonly problems: readonly Problem[]
}

/** Longest id: it rides in the id of a button. */
const idLimit = 80

/** How questions of this server are read: its topics and those of the built-in bank have names already. */
export async function rulesOf({ banks, store }: Context, serverId: string): Promise<OwnRules> {
  const builtIn = [...(await banks.of(undefined)).values()]

  return {
    topics: new Map([
      ...(await store.serverTopics(serverId)),
      ...builtIn.map(({ topic, topicNames }) => [topic, topicNames] as const),
    ]),
  }
}

/** Everything that is wrong with questions before they may be saved: the linter's, the names', and the formulas'. */
export async function checkOwn(context: Context, folder: Folder, rules: OwnRules): Promise<Checked> {
  const { questions, formulas, problems } = await context.intake.check(folder, rules, context.member.id)
  const places = await namesTaken(context, questions)

  return {
    questions,
    problems: [...problems, ...places, ...(await undrawable(context, formulas))].sort(
      (one, other) => (one.file < other.file ? -1 : Number(one.file > other.file)) || one.line - other.line,
    ),
  }
}

/**
 * An own question may not hide a built-in one, for what was asked under that id would change its meaning; and titles tell
 * questions apart, built-in and own.
 */
async function namesTaken({ banks, bank }: Context, questions: Checked['questions']): Promise<Problem[]> {
  const problems: Problem[] = []
  const builtIn = await banks.of(undefined)
  const titles = new Map(
    [...bank.values()]
      .filter(({ id }) => !questions.has(id))
      .flatMap(({ id, texts }) =>
        Object.values(texts).map(({ title }) => [title.toLowerCase(), id] as const),
      ),
  )

  for (const { id, texts } of questions.values()) {
    const report = reporterFor(`${id}.md`, problems)
    const other = Object.values(texts)
      .map(({ title }) => titles.get(title.toLowerCase()))
      .find((found) => found !== undefined)

    if (builtIn.has(id)) report(1, 'bank.problem.idTaken', { id })
    if (id.length > idLimit) report(1, 'bank.problem.idTooLong', { length: id.length, limit: idLimit })
    if (other !== undefined) report(1, 'bank.problem.duplicateTitle', { other })
  }

  return problems
}

/** Each formula once, one at a time: the renderer's queue is for everybody. */
async function undrawable(
  { render, look }: Context,
  formulas: readonly { readonly tex: string; readonly file: string; readonly line: number }[],
): Promise<Problem[]> {
  const problems: Problem[] = []

  for (const { tex, file, line } of new Map(formulas.map((formula) => [formula.tex, formula])).values()) {
    try {
      await render.formula(tex, look)
    } catch (error) {
      if (!(error instanceof UserError) || error.key === 'busy') throw error
      reporterFor(file, problems)(line, 'bank.problem.formula', { tex: tex.slice(0, 80) }, error)
    }
  }

  return problems
}

/** Digest of all that a question is made of. */
export function versionOf({ files, pictures }: Folder): string {
  const all = JSON.stringify([
    files.map(({ path, text }) => [path, text]),
    pictures.map(({ path, base64 }) => [path, base64]),
  ])

  return `${hash(`one ${all}`).toString(36)}${hash(`two ${all}`).toString(36)}`
}

export interface Kept {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
}

/**
 * Saves questions that were checked: all of them or none.
 *
 * @throws UserError `ownBank.tooMany`, `ownBank.tooLarge`, or `ownBank.changed` where somebody was faster
 */
export async function keepQuestions(
  { store, now, ...context }: Context,
  before: ServerBank,
  questions: readonly ServerQuestion[],
  topics: ServerTopics,
): Promise<Kept> {
  const versions = new Map(before.questions.map(({ id, version }) => [id, version]))
  const changed = questions.filter(({ id, version }) => versions.get(id) !== version)
  const after = [...new Map([...before.questions, ...changed].map((each) => [each.id, each])).values()]
  const bytes = after.reduce((sum, each) => sum + bytesOf(each), 0)

  if (after.length > questionsLimit)
    throw new UserError('ownBank.tooMany', { count: after.length, limit: questionsLimit })
  if (bytes > bankBytesLimit) throw new UserError('ownBank.tooLarge', { bytes, limit: bankBytesLimit })

  const isSaved =
    changed.length === 0 ||
    (await store.changeBank(
      serverOf({ store, now, ...context }),
      before.revision,
      { saved: changed, topics },
      now,
    ))

  if (!isSaved) throw new UserError('ownBank.changed')

  return {
    added: changed.filter(({ id }) => !versions.has(id)).map(({ id }) => id),
    changed: changed.filter(({ id }) => versions.has(id)).map(({ id }) => id),
    unchanged: questions.filter((each) => !changed.includes(each)).map(({ id }) => id),
  }
}

/** Bytes of files and pictures; a text has three bytes a character at most, and is counted so. */
export function bytesOf({ files, pictures }: Folder): number {
  return (
    files.reduce((sum, { text }) => sum + 3 * text.length, 0) +
    pictures.reduce((sum, { bytes }) => sum + bytes, 0)
  )
}

import { hash } from '../hash.ts'
import { type Language, languages } from '../i18n/texts.ts'
import { type Document, readDocument } from './document.ts'
import {
  checkFieldNames,
  checkTranslatedFields,
  readKind,
  readLevel,
  requiredText,
  textList,
} from './fields.ts'
import { type Entry, readYaml } from './front-matter.ts'
import { readKey } from './key.ts'
import { type Problem, type Report, reporterFor } from './problem.ts'
import type { Question } from './question.ts'
import { isTemplate, readTemplate } from './template.ts'
import { readText } from './text.ts'

export interface BankFile {
  /** Below the bank's folder, with `/`. */
  readonly path: string
  readonly text: string
}

/** A question and the files it was read from, for checks that point at lines. */
export interface ParsedQuestion {
  readonly question: Question
  readonly files: Readonly<Record<Language, { readonly path: string; readonly document: Document }>>
}

export interface Parsed {
  readonly questions: readonly ParsedQuestion[]
  readonly problems: readonly Problem[]
}

/**
 * How the bank of a server is read, whose members may share one language: a question may have one file, in whatever
 * language, which stands for both; so may a topic have one name, and one that is known already needs none.
 */
export interface OwnRules {
  /** Names of topics that are known already. */
  readonly topics: TopicNames
}

/** Names the topics of a bank, each in every language. */
export const topicsFile = 'topics.yaml'

const questionPath = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)(\.zh-CN)?\.md$/

export type TopicNames = ReadonlyMap<string, Readonly<Record<Language, string>>>
type Pair = Partial<Record<Language, BankFile>>

/**
 * Reads a bank: `<topic>/<slug>.md` holds a question in English with its key, `<topic>/<slug>.zh-CN.md` its Chinese
 * words. Questions come in the order of their ids. A question that could not be put together is left out and has a
 * problem; one that is here may still have problems.
 */
export function parseBank(files: readonly BankFile[], own?: OwnRules): Parsed {
  const problems: Problem[] = []
  const topics = new Map([...(own?.topics ?? []), ...readTopics(files, problems, own !== undefined)])
  const pairs = new Map<string, Pair>()

  for (const file of files.toSorted((one, other) => (one.path < other.path ? -1 : 1))) {
    const [, topic, slug, translation] = questionPath.exec(file.path) ?? []

    if (topic && slug) {
      const id = `${topic}/${slug}`

      pairs.set(id, { ...pairs.get(id), [translation ? 'zh-CN' : 'en']: file })
    } else if (file.path !== topicsFile) reporterFor(file.path, problems)(1, 'bank.problem.path')
  }

  const questions = [...pairs].flatMap(
    ([id, pair]) => parseQuestion(id, own ? withTwin(pair) : pair, topics, problems) ?? [],
  )

  return { questions, problems }
}

/** The only file of a question stands for both. */
function withTwin({ en, 'zh-CN': chinese }: Pair): Pair {
  const only = en ?? chinese

  return only ? { en: en ?? only, 'zh-CN': chinese ?? only } : {}
}

/** A topic with a name missing counts as unnamed. */
export function readTopics(
  files: readonly BankFile[],
  problems: Problem[],
  oneIsEnough: boolean,
): TopicNames {
  const file = files.find(({ path }) => path === topicsFile)
  const report = reporterFor(topicsFile, problems)
  const topics = new Map<string, Record<Language, string>>()

  if (!file) return topics

  for (const [topic, entry] of readYaml(file.text, 1, report)) {
    const name = (language: Language) => ('fields' in entry ? textIn(entry.fields.get(language)) : undefined)
    const only = oneIsEnough ? (textIn(entry) ?? name('en') ?? name('zh-CN')) : undefined
    const en = name('en') ?? only
    const chinese = name('zh-CN') ?? only

    if (en && chinese) topics.set(topic, { en, 'zh-CN': chinese })
    else report(entry.line, 'bank.problem.topicNames', { topic, languages: languages.join(', ') })
  }

  return topics
}

function textIn(entry: Entry | undefined): string | undefined {
  return entry && 'text' in entry ? entry.text : undefined
}

/** Undefined when a file is missing, unreadable, or of no known kind, or its template cannot be read. */
function parseQuestion(
  id: string,
  pair: Pair,
  topics: TopicNames,
  problems: Problem[],
): ParsedQuestion | undefined {
  const { en: english, 'zh-CN': chinese } = pair

  if (!english || !chinese) {
    const present = english ?? chinese
    const missing = `${id}${english ? '.zh-CN' : ''}.md`

    if (present) reporterFor(present.path, problems)(1, 'bank.problem.missingTwin', { missing })

    return undefined
  }

  const report = reporterFor(english.path, problems)
  const reportChinese = reporterFor(chinese.path, problems)
  const document = readDocument(english.text, report)
  const translation = readDocument(chinese.text, reportChinese)

  // What kept the front matter from being read was told already; every field would be missing.
  if (document.fields.size === 0 || translation.fields.size === 0) return undefined

  const kind = readKind(document.fields, report)

  checkFieldNames(document.fields, kind, report)
  if (chinese !== english) checkTranslatedFields(translation.fields, reportChinese)

  const template = readTemplate(document.fields, report)

  if (!kind || (isTemplate(document.fields) && !template)) return undefined

  const topic = topicOf(id, document, report)
  const topicNames = topics.get(topic)

  if (!topicNames) report(1, 'bank.problem.unnamedTopic', { topic, file: topicsFile })

  const text = readText(kind, document, report)
  const question: Question = {
    id,
    version: versionOf([english.text, chinese.text]),
    topic,
    topicNames: topicNames ?? { en: topic, 'zh-CN': topic },
    level: readLevel(document.fields, report),
    kind,
    key: readKey(kind, text, { english: document, chinese: translation }, report),
    sources: textList(document.fields, 'sources', report),
    ...(document.fields.has('calculator') && {
      calculator: requiredText(document.fields, 'calculator', report),
    }),
    ...(template && { template }),
    texts: { en: text, 'zh-CN': readText(kind, translation, reportChinese) },
  }
  const files = {
    en: { path: english.path, document },
    'zh-CN': { path: chinese.path, document: translation },
  }

  return { question, files }
}

/** The same for an editor's line ends and byte-order mark. */
function versionOf(texts: readonly string[]): string {
  return hash(texts.map((text) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).join('\0')).toString(
    36,
  )
}

/** The folder; `topic` in the front matter may repeat it and nothing else. */
function topicOf(id: string, { fields }: Document, report: Report): string {
  const folder = id.slice(0, id.indexOf('/'))
  const entry = fields.get('topic')

  if (entry && textIn(entry) !== folder) {
    report(entry.line, 'bank.problem.wrongField', { field: 'topic', expected: folder })
  }

  return folder
}

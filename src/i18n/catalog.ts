import { IntlMessageFormat } from 'intl-messageformat'
import { audit } from './texts/audit.ts'
import { bank } from './texts/bank.ts'
import { bankImport } from './texts/bank-import.ts'
import { board } from './texts/board.ts'
import { calc } from './texts/calc.ts'
import { calculators } from './texts/calculators.ts'
import { claims } from './texts/claims.ts'
import { conv } from './texts/conv.ts'
import { delivery } from './texts/delivery.ts'
import { drill } from './texts/drill.ts'
import { extras } from './texts/extras.ts'
import { general } from './texts/general.ts'
import { grade } from './texts/grade.ts'
import { help } from './texts/help.ts'
import { init } from './texts/init.ts'
import { intake } from './texts/intake.ts'
import { layers } from './texts/layers.ts'
import { me } from './texts/me.ts'
import { meanfield } from './texts/meanfield.ts'
import { net } from './texts/net.ts'
import { ownBank } from './texts/own-bank.ts'
import { points } from './texts/points.ts'
import { question } from './texts/question.ts'
import { quiz } from './texts/quiz.ts'
import { regrade } from './texts/regrade.ts'
import { render } from './texts/render.ts'
import { report } from './texts/report.ts'
import { review } from './texts/review.ts'
import { schedule } from './texts/schedule.ts'
import { schedules } from './texts/schedules.ts'
import { settings } from './texts/settings.ts'
import { setup } from './texts/setup.ts'
import { simulate } from './texts/simulate.ts'
import { solve } from './texts/solve.ts'
import { status } from './texts/status.ts'
import { streak } from './texts/streak.ts'
import { summary } from './texts/summary.ts'
import { terminal } from './texts/terminal.ts'
import { tex } from './texts/tex.ts'
import { type ArgumentsOf, type Language, languages } from './texts.ts'

export { type Language, languages }

const areas = [
  general,
  schedule,
  quiz,
  render,
  report,
  audit,
  points,
  board,
  help,
  schedules,
  extras,
  settings,
  setup,
  me,
  status,
  bank,
  bankImport,
  conv,
  solve,
  streak,
  summary,
  question,
  claims,
  grade,
  review,
  regrade,
  calc,
  delivery,
  tex,
  calculators,
  init,
  intake,
  ownBank,
  meanfield,
  simulate,
  layers,
  terminal,
  drill,
  net,
] as const

type Texts = UnionToIntersection<(typeof areas)[number]['en']>
type UnionToIntersection<U> = (U extends unknown ? (member: U) => void : never) extends (all: infer I) => void
  ? I
  : never

export type TextKey = Extract<keyof Texts, string>

type Arguments = {
  [K in TextKey]: [ArgumentsOf<Texts[K]>] extends [never]
    ? []
    : [values: Readonly<Record<ArgumentsOf<Texts[K]>, string | number>>]
}

/** The values a text needs, as the rest of an argument list: nothing when it has no arguments. */
export type TextValues<K extends TextKey> = Arguments[K]

/** Gives a text in one language, its values filled in. */
export type Translate = <K extends TextKey>(key: K, ...values: TextValues<K>) => string

const catalogs: Record<Language, ReadonlyMap<string, string>> = {
  en: new Map(areas.flatMap((area) => Object.entries(area.en))),
  'zh-CN': new Map(areas.flatMap((area) => Object.entries(area['zh-CN']))),
}

const compiled = new Map<string, IntlMessageFormat>()

/** The text under `key`, or undefined where the key comes from data and may not exist. */
export function lookUp(language: Language, key: string): string | undefined {
  return catalogs[language].get(key)
}

/** Every key, for tests that walk the whole catalogue. */
export function textKeys(): TextKey[] {
  return [...catalogs.en.keys()] as TextKey[]
}

/** `key` in `language` with `values` filled in; for keys known only at run time, such as a UserError's. */
export function format(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = lookUp(language, key)

  if (text === undefined) throw new Error(`no text ${key} in ${language}`)

  const id = `${language} ${key}`
  let message = compiled.get(id)

  if (!message) {
    message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    compiled.set(id, message)
  }

  return String(message.format(values))
}

export function translator(language: Language): Translate {
  return (key, ...[values]) => format(language, key, values)
}

/** The language for a Discord locale such as `zh-TW` or `en-GB`; English where we have none. */
export function languageOf(locale: string | null | undefined): Language | undefined {
  if (!locale) return undefined

  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

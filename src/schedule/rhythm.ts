import type { Every } from './every.ts'

/** What was said of every how many days or weeks, and the rest of the sentence. */
interface Rhythm extends Pick<Every, 'count' | 'unit'> {
  readonly rest: string
  /** A date as it was written. */
  readonly from: string | undefined
}

const english = /^every (?<count>other|\d{1,9}) (?<unit>day|week)s?(?: on)?(?<rest> .*)$/
const chinese =
  /^每 ?(?<count>隔?(?:[一二两三四五六七八九十]|\d{1,9})) ?个?(?<unit>天|日|周|星期|礼拜)(?:的|里)?(?<rest>.*)$/
const start = /^(?<body>.*?),? ?(?:from|starting|从|自) ?(?<from>[\d-]+)(?: ?起)?$/

const digits = '零一二三四五六七八九十'

/**
 * `every 3 days …`, `every other week …`, `每三天…`, `每两周…`; undefined for anything else.
 *
 * @param said lower case, single blanks.
 */
export function readRhythm(said: string): Rhythm | undefined {
  const { body = said, from } = start.exec(said)?.groups ?? {}
  const { count = '', unit = '', rest = '' } = (english.exec(body) ?? chinese.exec(body))?.groups ?? {}

  if (count === '') return undefined

  return {
    count: readCount(count),
    unit: /day|天|日/.test(unit) ? 'days' : 'weeks',
    rest,
    from,
  }
}

function readCount(word: string): number {
  if (word === 'other' || word === '两') return 2
  // Every second day is said as one day in between.
  if (word.startsWith('隔')) return 1 + readCount(word.slice(1))

  return digits.includes(word) ? digits.indexOf(word) : Number(word)
}

const digits: ReadonlyMap<string, number> = new Map(
  [...'零一二三四五六七八九']
    .map((sign, value): [string, number] => [sign, value])
    .concat([
      ['〇', 0],
      ['两', 2],
    ]),
)
const units: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const scales: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
])

const digit = '零〇一二两三四五六七八九'
/** A number in words has a digit, or begins with 十; `万` alone is the unit of a number in figures. */
const numeral = new RegExp(
  `(?<![\\d.])(?=[十百千]*[${digit}]|十)[${digit}十百千万亿]+(?:点[${digit}]+)?`,
  'gu',
)
const figure = `(?:\\d+(?:\\.\\d+)?)`

/** `十六分之一` → `(1/16)`, `百分之十二点五` → `12.5%`, `两千五百六十万` → `25600000`, `负二` → `-2`. */
export function readChineseNumerals(text: string): string {
  return text
    .replace(/负/gu, '-')
    .replace(/百分之/gu, '％之')
    .replace(numeral, (run) => String(readNumeral(run)))
    .replace(new RegExp(`％之\\s*(${figure})`, 'gu'), '$1%')
    .replace(new RegExp(`(${figure})\\s*分之\\s*(${figure})`, 'gu'), '($2/$1)')
}

function readNumeral(run: string): number | string {
  const [whole = '', decimals] = run.split('点')
  const value = /[十百千万亿]/u.test(whole)
    ? sumOf(whole)
    : [...whole].map((sign) => digits.get(sign)).join('')

  return decimals === undefined ? value : `${value}.${[...decimals].map((sign) => digits.get(sign)).join('')}`
}

/** Digits times their units, added up; 万 and 亿 multiply all that came before them. */
function sumOf(run: string): number {
  let [total, section, pending] = [0, 0, 0]

  for (const sign of run) {
    const scale = scales.get(sign)
    const unit = units.get(sign)

    if (scale !== undefined) {
      total = scale > 1e4 ? (total + section + pending) * scale : total + (section + pending) * scale
      ;[section, pending] = [0, 0]
    } else if (unit !== undefined) {
      section += (pending || 1) * unit
      pending = 0
    } else pending = digits.get(sign) ?? 0
  }

  return total + section + pending
}

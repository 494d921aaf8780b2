/** The parts of a number as siunitx takes it: relation, sign, digits with uncertainty, power of ten. */
const grammar = new RegExp(
  [
    /^(?<relation>[<>=~]|\\(?:leq?|geq?|ll|gg|approx|sim|lt|gt)(?![a-z]))?/,
    /(?<sign>[+-])?/,
    /(?<whole>\d*)(?:[.,](?<fraction>\d*))?/,
    /(?:\((?<digits>\d+)\)|(?:\+-|±|\\pm)(?<deviation>\d+(?:[.,]\d+)?))?/,
    /(?:[ed](?<power>[+-]?\d+))?$/,
  ]
    .map(({ source }) => source)
    .join(''),
  'i',
)

const relations: Readonly<Record<string, string>> = { '~': '\\sim ' }
/** Shorter runs of digits are not split into groups. */
const groupFrom = 5

export interface SiNumber {
  readonly tex: string
  /** Has a ± in sight: a unit or a power needs brackets around it. */
  readonly isSum: boolean
}

/**
 * A number in TeX as siunitx 3 sets it: digits in groups of three from five digits on, `1.5e-3` as 1.5 × 10⁻³, the
 * uncertainty as it was typed. Undefined where siunitx, too, would find no number.
 */
export function formatSiNumber(given: string): SiNumber | undefined {
  const parts = grammar.exec(given.replace(/\s+|\\,|~(?!\d)/g, '').replaceAll('−', '-'))?.groups

  if (!parts) return undefined

  const { relation = '', sign, whole = '', fraction = '', digits, deviation, power } = parts
  const hasDigits = whole !== '' || fraction !== ''

  if (!hasDigits && (power === undefined || digits !== undefined || deviation !== undefined)) return undefined

  const number = hasDigits ? `${groupDigits(whole || '0')}${decimals(fraction)}` : ''
  const exact = `${sign === '-' ? '-' : ''}${number}${digits === undefined ? '' : `(${digits})`}`
  const sum = deviation === undefined ? exact : `${exact}\\pm ${formatDeviation(deviation)}`
  const ten = powerOfTen(power, hasDigits)
  const mantissa = ten !== '' && deviation !== undefined ? `(${sum})` : sum

  return {
    tex: `${relations[relation] ?? (relation && `${relation} `)}${mantissa}${ten}`,
    isSum: deviation !== undefined && ten === '',
  }
}

function formatDeviation(deviation: string): string {
  const [whole = '', fraction = ''] = deviation.split(/[.,]/)

  return `${groupDigits(whole)}${decimals(fraction)}`
}

function decimals(fraction: string): string {
  return fraction === ''
    ? ''
    : `.${groupFrom <= fraction.length ? fraction.replace(/\d{3}(?=\d)/g, '$&\\,') : fraction}`
}

function groupDigits(whole: string): string {
  if (whole.length < groupFrom) return whole

  const head = whole.length % 3

  return [whole.slice(0, head), ...(whole.slice(head).match(/\d{3}/g) ?? [])].filter(Boolean).join('\\,')
}

/** Nothing for 10⁰ behind a number, as siunitx has it. */
function powerOfTen(power: string | undefined, hasDigits: boolean): string {
  if (power === undefined || (Number(power) === 0 && hasDigits)) return ''

  return `${hasDigits ? '\\times ' : ''}10^{${power.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1')}}`
}

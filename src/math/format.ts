/** Significant digits of a calculated value: all that a person copies, none that rounding made. */
export const calcDigits = 12

/** `1605632` → `1,605,632`; takes the digits of integers beyond a double too. */
export function formatInteger(value: number | bigint | string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `[112, 112]` → `112 × 112`. */
export function formatSize(size: readonly number[]): string {
  return size.map(formatInteger).join(' × ')
}

/** A real with `digits` significant digits, scientific below 10⁻³ and from 10⁶; integers stay whole. */
export function formatReal(value: number, digits = 4): string {
  const size = Math.abs(value)

  if (Number.isSafeInteger(value)) return formatInteger(value)
  if (size < 1e-3 || size >= 1e6) return value.toExponential(digits - 1).replace(/\.?0*e\+?/, 'e')

  return trimZeros(value.toPrecision(digits))
}

/** As `formatReal`, as it is set in print: `−1.605 × 10⁻³`. */
export function formatFigure(value: number, digits = 4): string {
  const [mantissa = '', exponent] = formatReal(value, digits).split('e')
  const power = exponent === undefined ? '' : ` × 10${raise(exponent)}`

  return mantissa.replace('-', '−') + power
}

/** A whole number in superscript signs. */
export function raise(digits: string): string {
  return digits.replace(/[-−0-9]/g, (sign) => (/\d/.test(sign) ? ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '') : '⁻'))
}

/** As `formatReal`, for a formula. */
export function formatRealLatex(value: number, digits = 4): string {
  const [mantissa = '', exponent] = formatReal(value, digits).replaceAll(',', '{,}').split('e')

  return exponent === undefined ? mantissa : `${mantissa}\\times10^{${exponent}}`
}

/** Whether showing `digits` of a value drops any. */
export function isRounded(value: number, digits: number): boolean {
  return !Number.isSafeInteger(value) && Number(value.toPrecision(digits)) !== value
}

export function formatIntegerLatex(value: number | bigint | string): string {
  return formatInteger(value).replaceAll(',', '{,}')
}

const units = [
  { size: 1e12, name: 'T' },
  { size: 1e9, name: 'G' },
  { size: 1e6, name: 'M' },
  { size: 1e3, name: 'K' },
]

/** A count with its unit beside it, such as `118 M` of `118013952`; the plain integer below a thousand. */
export function formatCount(count: number | string): string {
  const value = Number(count)
  const unit = units.find(({ size }) => value >= size)

  return unit ? `${trimZeros((value / unit.size).toPrecision(4))} ${unit.name}` : formatInteger(count)
}

function trimZeros(text: string): string {
  if (text.includes('e')) return formatInteger(Number(text))

  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

import { formatRealLatex, isRounded } from '../format.ts'

const largestDenominator = 20

/** A short decimal or a small fraction, such as the 25/9 that 5/3 squared is; null where there is neither. */
export function exactly(value: number): string | null {
  const clean = round(value)

  if (!isRounded(clean, 4)) return formatRealLatex(clean)

  for (let denominator = 3; denominator <= largestDenominator; denominator++) {
    const numerator = round(value * denominator)

    if (Number.isInteger(numerator)) return `\\tfrac{${numerator}}{${denominator}}`
  }

  return null
}

/** `= 0.0625`, or `\approx 0.08839` where digits are left out. */
export function equals(value: number): string {
  const clean = round(value)

  return `${isRounded(clean, 4) ? '\\approx' : '='} ${formatRealLatex(clean)}`
}

/** √2 squared is 2, not 2.0000000000000004. */
export function round(value: number): number {
  return Number(value.toPrecision(12))
}

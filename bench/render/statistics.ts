/** The least value that at least `share` of all are not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)

  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Such as “median 4.1 ms, p99 30.2 ms”. */
export function quantiles(values: readonly number[], shares: readonly number[]): string {
  return shares.map((share) => `${nameOf(share)} ${ms(quantile(values, share))}`).join(', ')
}

function nameOf(share: number): string {
  if (share === 0.5) return 'median'

  return share === 1 ? 'worst' : `p${share * 100}`
}

export function ms(value: number): string {
  return `${value.toFixed(value < 1 ? 3 : 1)} ms`
}

import { formatInteger } from '../format.ts'

const mebi = 2 ** 20

/** `97.49 MiB`; a kibi or less in bytes. */
export function formatMebi(bytes: number): string {
  if (bytes < mebi / 100) return `${formatInteger(bytes)} B`

  const value = bytes / mebi

  return `${value < 1000 ? Number(value.toPrecision(4)) : formatInteger(Math.round(value))} MiB`
}

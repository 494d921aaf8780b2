const superscripts = /[²³¹⁰⁴-⁹⁺⁻]+/g

/**
 * Typed text in its plain form: full-width letters and digits become ASCII, every dash a minus. Superscripts become
 * powers first, because NFKC would turn `3²` into 32.
 */
export function plainText(text: string): string {
  return text
    .replace(superscripts, (power) => `^${power.normalize('NFKC')}`)
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .trim()
}

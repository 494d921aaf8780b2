import type { Step } from '../note.ts'

/** With air, because tall fractions would touch. */
const lineBreak = ' \\\\[4pt] '

/** Lines aligned at their `&`; a single one loses it and stands alone. */
export function aligned(lines: readonly string[]): string {
  const [only = ''] = lines

  return lines.length === 1
    ? only.replace('&', '')
    : `\\begin{aligned} ${lines.join(lineBreak)} \\end{aligned}`
}

/** `[2, 3, 4]` → `2\cdot 3\cdot 4`. */
export function times(factors: readonly (number | string)[]): string {
  return factors.join('\\cdot ')
}

/** The lines of a working as one block under each other, aligned at their `&`; a line without one begins there. */
export function joinSteps(steps: readonly Step[]): string {
  const lines = steps.flatMap(({ latex }) => {
    const parts = linesOf(latex)

    return parts.length > 1 ? parts : parts.map(withMark)
  })

  return `\\begin{aligned} ${lines.join(lineBreak)} \\end{aligned}`
}

/** The lines of a working as text for those who do not see the picture, each with what it finds. */
export function tellSteps<Name extends string>(
  steps: readonly Step<Name>[],
  title: (name: Name) => string,
): string {
  return steps
    .map(({ name, latex }) => `${title(name)} · ${linesOf(latex).join('; ').replaceAll('&', '')}`)
    .join('\n')
}

/** What `aligned` put together. */
function linesOf(latex: string): readonly string[] {
  const [, inside] = /^\\begin\{aligned\} (.*) \\end\{aligned\}$/.exec(latex) ?? []

  return inside?.split(lineBreak) ?? [latex]
}

/** A formula that stood alone aligns at its first relation. */
function withMark(line: string): string {
  return line.replace(/(=|\\le(?![a-z])|\\approx|\\sim)/, '&$1')
}

/** A name of more than one letter, upright. */
export function upright(name: string): string {
  return `\\mathrm{${name.replaceAll('_', '\\_')}}`
}

/** Lines aligned at their `&`; a single one loses it and stands alone. */
export function aligned(lines: readonly string[]): string {
  const [only = ''] = lines

  return lines.length === 1
    ? only.replace('&', '')
    : `\\begin{aligned} ${lines.join(' \\\\ ')} \\end{aligned}`
}

/** `[2, 3, 4]` → `2\cdot3\cdot4`; powers where all factors are the same. */
export function times(factors: readonly (number | string)[]): string {
  return factors.join('\\cdot ')
}

/** The lines of a working as one block under each other, aligned at their `&`; a line without one begins there. */
export function joinSteps(steps: readonly string[]): string {
  const lines = steps.flatMap((step) => {
    const [, inside] = /^\\begin\{aligned\} (.*) \\end\{aligned\}$/.exec(step) ?? []

    return inside?.split(' \\\\ ') ?? [step.includes('&') ? step : withMark(step)]
  })

  return `\\begin{aligned} ${lines.join(' \\\\[4pt] ')} \\end{aligned}`
}

/** A formula that stood alone aligns at its first relation. */
function withMark(line: string): string {
  return line.replace(/(=|\\le(?![a-z])|\\approx|\\sim)/, '&$1')
}

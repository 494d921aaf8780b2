/** Braces around something without braces, so that the innermost goes first. */
const group = String.raw`\{([^{}]*)\}`

/** Each is tried until nothing changes, so nested fractions and roots dissolve from the inside. */
const rules: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\\[dtc]?frac\s*${group}\s*${group}`, 'g'), '(($1)/($2))'],
  [new RegExp(String.raw`\\sqrt\s*\[\s*3\s*\]\s*${group}`, 'g'), 'cbrt($1)'],
  [new RegExp(String.raw`\\sqrt\s*${group}`, 'g'), 'sqrt($1)'],
  [new RegExp(String.raw`\\(?:text|mathrm|operatorname|mathit|mathbf)\s*${group}`, 'g'), '$1'],
  [/_\s*\{\s*([a-zA-Z0-9]+)\s*\}/g, '_$1'],
  [new RegExp(String.raw`\^\s*${group}`, 'g'), '^($1)'],
]

/** Arguments without braces: `\frac12`, `\sqrt2`, `\sqrt n`. */
const bare: readonly (readonly [RegExp, string])[] = [
  [/\\([dtc]?)frac\s*([0-9a-zA-Z])\s*([0-9a-zA-Z])/g, '\\$1frac{$2}{$3}'],
  [/\\sqrt\s*([0-9])/g, '\\sqrt{$1}'],
  [/\\sqrt\s+([a-zA-Z])/g, '\\sqrt{$1}'],
]

const commands: ReadonlyMap<string, string> = new Map(
  Object.entries({ cdot: '*', times: '*', ast: '*', div: '/', lvert: '|', rvert: '|', vert: '|' }),
)

/** Simple LaTeX as an expression: `\frac{2}{n_{in}}` becomes `((2)/(n_in))`. What it does not know keeps its name. */
export function readTex(text: string): string {
  let plain = text
    .replace(/\$|\\[()[\],;:! ]|\\q?quad\b|~/g, ' ')
    .replace(/\\(?:left|right|big[lr]?|Big[lr]?|displaystyle)(?![a-z])\s*/g, '')
    .replace(/\\lfloor/g, '⌊')
    .replace(/\\rfloor/g, '⌋')
    .replace(/\\lceil/g, '⌈')
    .replace(/\\rceil/g, '⌉')

  for (const [pattern, meant] of bare) plain = plain.replace(pattern, meant)

  // Each pass resolves one level of braces; a text has no more levels than characters, and answers are short.
  for (let before = ''; before !== plain; ) {
    before = plain
    for (const [pattern, meant] of rules) plain = plain.replace(pattern, meant)
  }

  return plain
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => ` ${commands.get(name) ?? name} `)
    .replaceAll('{', '(')
    .replaceAll('}', ')')
}

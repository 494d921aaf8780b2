/** A Map, so that no command reaches an object's prototype. */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    times: '×',
    textstyle: '',
    bmod: 'mod',
    cosh: 'cosh',
    sinh: 'sinh',
    tanh: 'tanh',
    gtrsim: '≳',
    lesssim: '≲',
    cdot: '·',
    approx: '≈',
    le: '≤',
    leq: '≤',
    ge: '≥',
    geq: '≥',
    ne: '≠',
    neq: '≠',
    ll: '≪',
    gg: '≫',
    to: '→',
    rightarrow: '→',
    Rightarrow: '⇒',
    pm: '±',
    in: '∈',
    sim: '~',
    propto: '∝',
    infty: '∞',
    sum: 'Σ',
    prod: '∏',
    int: '∫',
    partial: '∂',
    nabla: '∇',
    lfloor: '⌊',
    rfloor: '⌋',
    lceil: '⌈',
    rceil: '⌉',
    ldots: '…',
    dots: '…',
    cdots: '…',
    odot: '⊙',
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    varepsilon: 'ε',
    eta: 'η',
    lambda: 'λ',
    mu: 'μ',
    phi: 'φ',
    varphi: 'φ',
    pi: 'π',
    rho: 'ρ',
    sigma: 'σ',
    chi: 'χ',
    Phi: 'Φ',
    Delta: 'Δ',
  }),
)

/** An argument without braces is one digit or letter: `\\frac12`, `\\sqrt3`, `\\mathbb E`. */
const bareArguments: readonly (readonly [RegExp, string])[] = [
  [/\\([dt]?)frac\s*(\d)\s*(\d)/g, '\\$1frac{$2}{$3}'],
  [/\\sqrt\s*(\d)/g, '\\sqrt{$1}'],
  [/\\(math(?:bb|cal|rm|bf)|hat|bar|tilde)\s+([A-Za-z])/g, '\\$1{$2}'],
]

/** Braces around something without braces, so that the innermost goes first. */
const group = String.raw`\{([^{}]*)\}`
const fraction = new RegExp(String.raw`\\[dt]?frac\s*${group}\s*${group}`, 'g')
const root = new RegExp(String.raw`\\sqrt\s*${group}`, 'g')
const upright = new RegExp(
  String.raw`\\(?:text|mathrm|operatorname|mathbf|mathbb|mathcal|boldsymbol|widehat|hat|bar|tilde)\s*${group}`,
  'g',
)
const script = new RegExp(String.raw`([_^])\s*${group}`, 'g')

/**
 * TeX as a line of text, for alt texts and chat: `\sqrt{\frac{2}{n}}` becomes `√(2/n)`. What it does not know stays as
 * it is written.
 */
export function plainTex(tex: string): string {
  let text = tex.replace(
    /\\(?:left|right|big|Big|bigl|bigr|displaystyle|quad|qquad)(?![a-zA-Z])|\\[,;:!]/g,
    ' ',
  )

  for (const [bare, braced] of bareArguments) text = text.replace(bare, braced)

  // Each pass resolves one level of braces.
  for (let previous = ''; previous !== text; ) {
    previous = text
    text = text
      .replace(fraction, (_, over: string, under: string) => `${operand(over)}/${operand(under)}`)
      .replace(root, (_, content: string) => `√${operand(content)}`)
      .replace(upright, '$1')
      .replace(script, (_, sign: string, content: string) => sign + operand(content))
  }

  return text
    .replace(/\{([,.])\}/g, '$1')
    .replace(/\\([a-zA-Z]+)/g, (command, name: string) => signs.get(name) ?? command)
    .replace(/\\([%$&#_{}])/g, '$1')
    .replace(/\\\\(?:\[[^\]]*\])?/g, '; ')
    .replace(/(?<!\\)&/g, '')
    .replace(/\s+(?=[\^_])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** In parentheses unless it is one word or number, a minus or a star before it allowed. */
function operand(text: string): string {
  const bare = text.trim()

  // A blank ends a command's name; without it the next letter would join it.
  if (/^-?\\[a-zA-Z]+$/.test(bare)) return `${bare} `

  return /^-?(?:\\?[\p{L}\p{N}.]+|\*)$/u.test(bare) ? bare : `(${bare})`
}

import { plainText } from '../plain-text.ts'
import { readTex } from './typed-tex.ts'

/** Signs and words people type, as the expression grammar writes them; in this order. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/½/g, '(1/2)'],
  [/⅓/g, '(1/3)'],
  [/¼/g, '(1/4)'],
  [/ⁿ/g, '^n'],
  [/[⁄∕÷]|除以/g, '/'],
  [/[·⋅∙∗×・]|乘以?/g, '*'],
  [/加上?/g, '+'],
  [/减去?/g, '-'],
  [/根号|√/g, ' sqrt '],
  [/∛/g, ' cbrt '],
  [/⌊/g, ' floor('],
  [/⌈/g, ' ceil('],
  [/[⌋⌉]/g, ')'],
]

const greek = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho'
const greekLetters: ReadonlyMap<string, string> = new Map([
  ...greek.split(' ').map((name, at): [string, string] => [String.fromCodePoint(0x3b1 + at), name]),
  ['σ', 'sigma'],
  ['ς', 'sigma'],
  ['τ', 'tau'],
  ['υ', 'upsilon'],
  ['φ', 'phi'],
  ['ϕ', 'phi'],
  ['χ', 'chi'],
  ['ψ', 'psi'],
  ['ω', 'omega'],
  ['Φ', 'Phi'],
])

/** `answer: `, `the answer is`, `答案是`. */
const introduction = /^(?:(?:the |my )?(?:answer|result)\s*(?:is|:|：)?|答案[是为]?|[:：=≈])\s*/iu

/** A typed expression in plain characters: ASCII, `* / ^`, names for Greek letters; no LaTeX, no introduction. */
export function plainSigns(answer: string): string {
  const ascii = signs.reduce((plain, [sign, meant]) => plain.replace(sign, meant), readTex(answer))
  const text = plainText(ascii)
    .replace(/[α-ωϕΦ]/g, (letter) => ` ${greekLetters.get(letter) ?? letter} `)
    .replace(/\s+_/g, '_')
    .replace(/[−–—﹣]/g, '-')
    .replace(/\*\*/g, '^')
    .replace(/[[【]/g, '(')
    .replace(/[\]】]/g, ')')
    .replace(/\s+/g, ' ')
    .trim()

  // "The answer is = …" has two.
  return text
    .replace(introduction, '')
    .replace(introduction, '')
    .replace(/\s*[.。;；]$/, '')
}

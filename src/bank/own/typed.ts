import type { Language } from '../../i18n/texts.ts'
import type { Level, QuestionKind } from '../question.ts'

/** A question as somebody types it into a form. */
export interface Typed {
  readonly kind: QuestionKind
  readonly level: Level
  readonly title: string
  readonly body: string
  /** Answers by lines; what they mean depends on the kind, see docs/authoring.md. */
  readonly answer: string
  readonly explanation: string
  readonly hint: string
}

interface Written {
  /** Lines of front matter. */
  readonly fields: readonly string[]
  /** A section of the kind's own. */
  readonly section?: readonly [part: 'choices' | 'diagnoses' | 'keyPoints', lines: readonly string[]]
}

const headings = {
  en: {
    choices: 'Choices',
    hint: 'Hint',
    explanation: 'Explanation',
    diagnoses: 'Diagnoses',
    keyPoints: 'Key points',
  },
  'zh-CN': { choices: '选项', hint: '提示', explanation: '解析', diagnoses: '误区', keyPoints: '要点' },
} as const

/** The file that says what was typed; whether it is sound is for the reader of files to say. */
export function writeTyped(typed: Typed, language: Language): string {
  const { kind, level, title, body, explanation, hint } = typed
  const heading = headings[language]
  const { fields, section } = writeAnswer(kind, linesOf(typed.answer))
  const part = (name: string, text: string) => (text.trim() === '' ? [] : ['', `## ${name}`, text.trim()])

  return [
    '---',
    `title: ${quoted(title.replace(/\s+/g, ' ').trim())}`,
    `level: ${level}`,
    `kind: ${kind}`,
    ...fields,
    '---',
    body.trim(),
    ...(section ? part(heading[section[0]], section[1].join('\n')) : []),
    ...part(heading.hint, hint),
    ...part(heading.explanation, explanation),
    '',
  ].join('\n')
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function writeAnswer(kind: QuestionKind, lines: readonly string[]): Written {
  switch (kind) {
    case 'choice':
    case 'multi':
      return writeChoices(kind, lines)
    case 'number':
      return writeNumber(lines)
    case 'expression':
      return writeExpression(lines)
    case 'short':
      return writeShort(lines)
    case 'open':
      return writeKeyPoints(lines)
  }
}

/** One choice a line, `*` before the right ones, `>` before why the one above is wrong. */
function writeChoices(kind: 'choice' | 'multi', lines: readonly string[]): Written {
  const choices: { text: string; isRight: boolean; why: string[] }[] = []

  for (const line of lines) {
    const [, reason] = /^>\s*(.*)$/.exec(line) ?? []

    if (reason !== undefined) choices.at(-1)?.why.push(reason)
    else choices.push({ text: line.replace(/^\*\s*/, ''), isRight: line.startsWith('*'), why: [] })
  }

  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const right = letters.filter((_, index) => choices[index]?.isRight)
  const isLettered = choices.every(({ text }, index) => letterOf(text) === letters[index])
  const items = choices.flatMap(({ text, why }, index) => [
    `- ${letters[index] ?? 'z'}: ${isLettered ? text.slice(2).trim() : text}`,
    ...why.map((line) => `  > ${line}`),
  ])

  return {
    fields:
      right.length > 0 ? [`answer: ${kind === 'multi' ? `[${right.join(', ')}]` : right.join(' ')}`] : [],
    section: ['choices', items],
  }
}

/** People letter choices though the form does it for them. */
function letterOf(text: string): string | undefined {
  return /^([a-z])[.)、．）:：]/i.exec(text)?.[1]?.toLowerCase()
}

/** The answer with its tolerance, `sqrt(2/512) ± 1%`; then wrong answers and what is said of them, `2/512: That is the variance.` */
function writeNumber([answer = '', ...rest]: readonly string[]): Written {
  const [, expression = '', tolerance, percent] =
    /^(.*?)(?:\s*(?:±|\+-)\s*([\d.]+)\s*([%％])?)?$/.exec(answer) ?? []

  return {
    fields: [
      ...(expression === '' ? [] : [`answer: ${quoted(expression)}`]),
      ...(tolerance === undefined ? [] : [`tolerance: ${percent ? Number(tolerance) / 100 : tolerance}`]),
      ...diagnosisFields(rest),
    ],
    ...diagnosisSection(rest),
  }
}

const variable = /^([a-z]\w*)\s*[:：]\s*((?:whole\s+)?-?\d+(?:\.\d+)?\s*(?:\.\.|…)\s*-?\d+(?:\.\d+)?)$/i

/** The formula; its variables, `n: whole 1..512`; then wrong formulas and what is said of them. */
function writeExpression([answer = '', ...rest]: readonly string[]): Written {
  const variables = rest.flatMap((line) => {
    const [, name, domain] = variable.exec(line) ?? []

    return name === undefined ? [] : [`${name}: ${domain}`]
  })
  const wrong = rest.filter((line) => !variable.test(line))

  return {
    fields: [
      ...(answer === '' ? [] : [`answer: ${quoted(answer)}`]),
      ...(variables.length > 0 ? [`variables: { ${variables.join(', ')} }`] : []),
      ...diagnosisFields(wrong),
    ],
    ...diagnosisSection(wrong),
  }
}

function diagnosisFields(lines: readonly string[]): string[] {
  if (lines.length === 0) return []

  const items = lines.map(
    (line, index) => `  - { name: wrong-${index + 1}, value: ${quoted(divided(line)[0])} }`,
  )

  return ['diagnoses:', ...items]
}

function diagnosisSection(lines: readonly string[]): Pick<Written, 'section'> {
  if (lines.length === 0) return {}

  return { section: ['diagnoses', lines.map((line, index) => `- wrong-${index + 1}: ${divided(line)[1]}`)] }
}

/** The answer, then what else counts. */
function writeShort([answer = '', ...aliases]: readonly string[]): Written {
  return {
    fields: [
      ...(answer === '' ? [] : [`answer: ${quoted(answer)}`]),
      ...(aliases.length > 0 ? [`aliases: [${aliases.map(quoted).join(', ')}]`] : []),
    ],
  }
}

/** One key point a line with the wordings that show it, `symmetry: same gradient; identical + units`. */
function writeKeyPoints(lines: readonly string[]): Written {
  const items = lines.flatMap((line, index) => {
    const [point, wordings] = divided(line)
    const accepted = (wordings || point).split(/[;；]/).map((wording) => wording.trim())

    return [`- point-${index + 1}: ${point}`, ...accepted.filter(Boolean).map((wording) => `  - ${wording}`)]
  })

  return {
    fields:
      lines.length > 0 ? [`keyPoints: [${lines.map((_, index) => `point-${index + 1}`).join(', ')}]`] : [],
    section: ['keyPoints', items],
  }
}

/** What stands before and after the first colon. */
function divided(line: string): [before: string, after: string] {
  const colon = line.search(/[:：]/)

  return colon === -1 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
}

/** A text in YAML, whatever is in it. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

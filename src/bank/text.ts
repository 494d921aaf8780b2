import type { Document, Part } from './document.ts'
import { requiredText, textList } from './fields.ts'
import { divideItem, readNamedList } from './named-list.ts'
import type { Report } from './problem.ts'
import type { Choice, QuestionKind, QuestionText } from './question.ts'

/** Sections beside body, hint and explanation, by kind; all are required except `diagnoses`. */
const ownParts: Readonly<Record<QuestionKind, readonly Part[]>> = {
  choice: ['choices'],
  multi: ['choices'],
  number: ['diagnoses'],
  expression: ['diagnoses'],
  short: [],
  open: ['keyPoints'],
}

/** What a file says in its language. */
export function readText(kind: QuestionKind, document: Document, report: Report): QuestionText {
  const { fields, body, parts } = document
  const aliases = textList(fields, 'aliases', report)
  const allowed: readonly Part[] = ['hint', 'explanation', ...ownParts[kind]]

  for (const [part, { line }] of Object.entries(parts) as [Part, { line: number }][]) {
    if (!allowed.includes(part)) report(line, 'bank.problem.sectionNotForKind', { part, kind })
  }

  if (body.text === '') report(body.line, 'bank.problem.emptyBody')
  if (!parts.explanation?.text) report(body.line, 'bank.problem.missingSection', { name: 'Explanation' })

  return {
    title: requiredText(fields, 'title', report),
    body: body.text,
    explanation: parts.explanation?.text ?? '',
    ...(parts.hint && { hint: parts.hint.text }),
    ...((kind === 'choice' || kind === 'multi') && { choices: readChoices(document, report) }),
    ...((kind === 'number' || kind === 'expression') && {
      diagnoses: readDescriptions(document, 'diagnoses', report),
    }),
    ...(kind === 'open' && { keyPoints: readDescriptions(document, 'keyPoints', report) }),
    ...(aliases.length > 0 && { aliases }),
  }
}

function readChoices({ parts, body }: Document, report: Report): Choice[] {
  if (!parts.choices) {
    report(body.line, 'bank.problem.missingSection', { name: 'Choices' })

    return []
  }

  return readNamedList(parts.choices, report).map((item) => {
    const { text, nested } = divideItem(item, '>')

    return { letter: item.name.toLowerCase(), text, ...(nested.length > 0 && { why: nested.join('\n') }) }
  })
}

function readDescriptions(
  { parts, body }: Document,
  part: 'diagnoses' | 'keyPoints',
  report: Report,
): Record<string, string> {
  const block = parts[part]

  if (!block) {
    if (part === 'keyPoints') report(body.line, 'bank.problem.missingSection', { name: 'Key points' })

    return {}
  }

  return Object.fromEntries(
    readNamedList(block, report).map((item) => [item.name, divideItem(item, '-').text]),
  )
}

import type { Document } from './document.ts'
import { readDiagnoses, readTolerance, requiredText, textList } from './fields.ts'
import type { Fields } from './front-matter.ts'
import { divideItem, readNamedList } from './named-list.ts'
import type { Report } from './problem.ts'
import type { AnswerKey, KeyPoint, QuestionKind, QuestionText } from './question.ts'
import { readVariables } from './variables.ts'

/** The key, from the English front matter; wordings of key points come from both files. */
export function readKey(
  kind: QuestionKind,
  text: QuestionText,
  documents: { readonly english: Document; readonly chinese: Document },
  report: Report,
): AnswerKey {
  const { fields } = documents.english

  switch (kind) {
    case 'choice':
      return { kind, letter: requiredText(fields, 'answer', report).toLowerCase(), letters: lettersOf(text) }
    case 'multi':
      return { kind, right: readRightLetters(fields, report), letters: lettersOf(text) }
    case 'number':
      return {
        kind,
        expression: requiredText(fields, 'answer', report),
        tolerance: readTolerance(fields, report),
        diagnoses: readDiagnoses(fields, report),
      }
    case 'expression':
      return {
        kind,
        expression: requiredText(fields, 'answer', report),
        variables: readVariables(fields, report),
        diagnoses: readDiagnoses(fields, report),
      }
    case 'short':
      return { kind, answer: requiredText(fields, 'answer', report) }
    case 'open':
      return { kind, keyPoints: readKeyPoints(documents.english, documents.chinese, report) }
  }
}

function lettersOf({ choices = [] }: QuestionText): string[] {
  return choices.map(({ letter }) => letter)
}

/** `[a, c]` or `a, c`; sorted, for a set has no order. */
function readRightLetters(fields: Fields, report: Report): string[] {
  const letters = textList(fields, 'answer', report).flatMap((text) => text.toLowerCase().split(/[\s,]+/))

  if (letters.length === 0)
    report(fields.get('answer')?.line ?? 1, 'bank.problem.missingField', { field: 'answer' })

  return [...new Set(letters)].sort()
}

function readKeyPoints(english: Document, chinese: Document, report: Report): KeyPoint[] {
  const names = textList(english.fields, 'keyPoints', report)
  const wordings = [wordingsIn(english), wordingsIn(chinese)]

  if (names.length === 0) report(1, 'bank.problem.missingField', { field: 'keyPoints' })

  return names.map((name) => ({
    name,
    accepts: [...new Set(wordings.flatMap((each) => each.get(name) ?? []))],
  }))
}

/** The list nested in each item of the section, whose problems are reported where its texts are read. */
function wordingsIn({ parts }: Document): Map<string, readonly string[]> {
  const items = parts.keyPoints ? readNamedList(parts.keyPoints) : []

  return new Map(items.map((item) => [item.name, divideItem(item, '-').nested]))
}

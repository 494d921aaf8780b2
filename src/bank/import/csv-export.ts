import type { Language } from '../../i18n/texts.ts'
import type { Document, Part } from '../document.ts'
import type { Entry } from '../front-matter.ts'
import { type BankFile, type ParsedQuestion, parseBank } from '../parse.ts'
import type { Problem } from '../problem.ts'
import { type Column, columns, type OwnColumn, type TextColumn } from './columns.ts'
import { fieldValueOf } from './field-value.ts'
import { writeTable } from './table.ts'
import { yamlOf } from './write-question.ts'

/** Fields of the front matter with columns of their own. */
const apart = new Set(['title', 'aliases', 'topic', 'kind', 'level', 'answer', 'sources'])

/** A bank's questions as CSV, one per row; those that cannot be put together have a problem. Pictures stay files. */
export function exportCsv(files: readonly BankFile[]): {
  readonly text: string
  readonly questions: number
  readonly problems: readonly Problem[]
} {
  const { questions, problems } = parseBank(files)
  const rows = questions.map((question) => columns.map((column) => cellOf(question, column)))

  return { text: writeTable([columns, ...rows]), questions: questions.length, problems }
}

function cellOf({ question, files }: ParsedQuestion, column: Column): string {
  const [name, language] = column.split('.') as [OwnColumn | TextColumn, Language | undefined]

  if (language && name === 'topicName') return question.topicNames[language]
  if (language) return textCell(files[language].document, name as TextColumn)

  const { fields } = files.en.document

  switch (name as OwnColumn) {
    case 'topic':
      return question.topic
    case 'slug':
      return question.id.slice(question.topic.length + 1)
    case 'sources':
      return listCell(fields.get('sources'), '\n')
    case 'fields': {
      const others = [...fields].filter(([field]) => !apart.has(field))

      return others.length > 0
        ? yamlOf(Object.fromEntries(others.map(([field, entry]) => [field, fieldValueOf(entry)])))
        : ''
    }
    default:
      return listCell(fields.get(name), ', ')
  }
}

function textCell({ fields, body, parts }: Document, column: TextColumn): string {
  switch (column) {
    case 'title':
      return listCell(fields.get('title'), ' ')
    case 'aliases':
      return listCell(fields.get('aliases'), '\n')
    case 'body':
      return body.text
    default:
      return parts[column as Part]?.text ?? ''
  }
}

function listCell(entry: Entry | undefined, separator: string): string {
  if (!entry || 'fields' in entry) return ''

  return 'text' in entry
    ? entry.text
    : entry.items.map((item) => ('text' in item ? item.text : '')).join(separator)
}

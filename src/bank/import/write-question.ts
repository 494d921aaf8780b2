import { stringify } from 'yaml'
import { type Language, languages } from '../../i18n/texts.ts'
import type { Part } from '../document.ts'
import { splitLines } from '../lines.ts'
import { type BankFile, topicsFile } from '../parse.ts'
import type { Draft, FieldValue } from './draft.ts'

const headings: Readonly<Record<Language, Readonly<Record<Part, string>>>> = {
  en: {
    choices: 'Choices',
    hint: 'Hint',
    explanation: 'Explanation',
    diagnoses: 'Diagnoses',
    keyPoints: 'Key points',
  },
  'zh-CN': { choices: '选项', hint: '提示', explanation: '解析', diagnoses: '误区', keyPoints: '要点' },
}
const order: readonly Part[] = ['choices', 'hint', 'explanation', 'diagnoses', 'keyPoints']

/** The two files of a question, as `bank/parse.ts` reads them. */
export function writeQuestion(draft: Draft): BankFile[] {
  return languages.map((language) => {
    const { title, body, aliases = [], parts } = draft.texts[language]
    const fields = {
      title,
      ...(language === 'en' && draft.fields),
      ...(aliases.length > 0 && { aliases }),
    }
    const sections = order.flatMap((part) => {
      const text = parts[part]

      return text === undefined ? [] : [`\n## ${headings[language][part]}\n${text === '' ? '' : `${text}\n`}`]
    })

    return {
      path: `${draft.id}${language === 'en' ? '' : `.${language}`}.md`,
      text: `---\n${yamlOf(fields)}---\n${body === '' ? '' : `${body}\n`}${sections.join('')}`,
    }
  })
}

/** The names of topics, for each language. */
export function writeTopics(topics: ReadonlyMap<string, Readonly<Record<Language, string>>>): BankFile {
  return { path: topicsFile, text: yamlOf(Object.fromEntries(topics)) }
}

/** Every scalar is text to the reader: nothing needs quotes because it looks like a number. */
export function yamlOf(fields: Readonly<Record<string, FieldValue>>): string {
  return stringify(fields, { schema: 'failsafe', lineWidth: 0 })
}

/**
 * A text that can stand in a section and end there: its headings are none of the file's, its code and mathematics are
 * closed.
 */
export function containText(text: string): { readonly text: string; readonly unclosed?: string } {
  const { lines, unclosed } = splitLines(text, 1)
  const contained = lines
    .map((line) => (line.within === 'text' && line.text.startsWith('## ') ? `#${line.text}` : line.text))
    .join('\n')

  return unclosed
    ? { text: `${contained}\n${unclosed.opener}`, unclosed: unclosed.opener }
    : { text: contained }
}

/** Without the blank lines around it, as the reader has it. */
export function withoutBlankEdges(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '')

  return first === -1
    ? ''
    : lines.slice(first, lines.findLastIndex((line) => line.trim() !== '') + 1).join('\n')
}

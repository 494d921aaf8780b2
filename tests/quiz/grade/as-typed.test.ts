import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { gradeAnswer } from '../../../src/quiz/grade/grade.ts'
import { asked } from './as-typed.ts'

type Name = keyof typeof asked

/** The sections of the text file: what is asked, the verdict, the answers. */
const sections = readFileSync('tests/quiz/grade/as-typed.txt', 'utf8')
  .split(/^# /m)
  .slice(1)
  .map((section) => {
    const [heading = '', ...lines] = section.split('\n')
    const [name = '', verdict = ''] = heading.split(': ')

    return [name as Name, verdict, lines.filter((line) => line !== '')] as const
  })

/** The verdict, or `refused` when it is no attempt. */
function verdictOf(name: Name, answer: string): string {
  const { key, aliases } = { aliases: [], ...asked[name] }

  try {
    return gradeAnswer(key, aliases, answer).verdict
  } catch (error) {
    if (error instanceof UserError) return 'refused'
    throw error
  }
}

it('tries answers of every kind that a program grades, in hundreds', () => {
  const kinds = new Set(sections.map(([name]) => asked[name].key.kind))

  expect(kinds).toEqual(new Set(['choice', 'multi', 'number', 'short', 'expression']))
  expect(sections.flatMap(([, , answers]) => answers).length).toBeGreaterThan(700)
})

describe.each(sections)('to %s it is %s:', (name, verdict, answers) => {
  it.each(answers)('%s', (answer) => {
    expect(verdictOf(name, answer)).toBe(verdict)
  })
})

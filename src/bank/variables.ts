import type { Variable } from '../math/equivalence/points.ts'
import { reportWrong } from './fields.ts'
import type { Fields } from './front-matter.ts'
import { isFreeName } from './names.ts'
import type { Report } from './problem.ts'

const domain = /^(whole )?\s*(-?\d+(?:\.\d+)?)\s*(?:\.\.|…)\s*(-?\d+(?:\.\d+)?)$/
const wanted = '{ n: whole 1..512, x: -3..3 }'

/** The variables of an expression and what values they have: `n: whole 1..512`. */
export function readVariables(fields: Fields, report: Report): Variable[] {
  const entry = fields.get('variables')

  if (!entry || !('fields' in entry) || entry.fields.size === 0) {
    if (entry) reportWrong(fields, 'variables', wanted, report)
    else report(1, 'bank.problem.missingField', { field: 'variables' })

    return []
  }

  return [...entry.fields].flatMap(([name, value]) => {
    const [, whole, from, to] = ('text' in value && domain.exec(value.text)) || []

    if (!isFreeName(name)) {
      report(value.line, 'bank.problem.variableName', { name })

      return []
    }

    if (from === undefined || to === undefined || Number(from) >= Number(to)) {
      report(value.line, 'bank.problem.wrongField', { field: name, expected: `${wanted}` })

      return []
    }

    return [{ name, from: Number(from), to: Number(to), isWhole: whole !== undefined }]
  })
}

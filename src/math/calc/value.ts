import { UserError } from '../../errors.ts'
import { type Expression, parseProgram } from './parse.ts'
import { normalizeExpression } from './tokens.ts'

/**
 * Reads an expression that stands for one number.
 *
 * @throws UserError `calc.syntax`, `calc.tooDeep`, `calc.oneValueWanted` for a size, an assignment or several statements.
 */
export function readValue(text: string): Expression {
  const [statement, ...more] = parseProgram(normalizeExpression(text))
  const [value, ...others] = statement?.values ?? []

  if (!value || statement?.name !== null || more.length > 0 || others.length > 0)
    throw new UserError('calc.oneValueWanted', { expression: text.slice(0, 60) })

  return value
}

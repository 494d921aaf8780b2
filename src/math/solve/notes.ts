import { type Note, note } from '../note.ts'
import type { ConvSolve } from '../solve.ts'

/** How to read a set of solutions, and how an uneven padding is had. */
export function solveNotes(
  { kind, asymmetric, input, output }: Omit<ConvSolve, 'notes'>,
  ceil: boolean,
): Note[] {
  const differs = new Set(output).size > 1 || new Set(input).size > 1

  return [
    ...(differs ? [note('solve.note.oneForAll')] : []),
    ...(asymmetric.length > 0 ? [note(`solve.note.${unevenBy(kind)}`)] : []),
    ...(ceil ? [note('solve.note.ceil')] : []),
  ]
}

/** Whether an answer is one in ceil mode, which only its note says. */
export function isInCeilMode({ notes }: ConvSolve): boolean {
  return notes.some(({ key }) => key === 'solve.note.ceil')
}

function unevenBy(kind: ConvSolve['kind']): 'padFirst' | 'padFirstMax' | 'cutAfter' {
  if (kind === 'transpose') return 'cutAfter'

  return kind === 'max_pool' ? 'padFirstMax' : 'padFirst'
}

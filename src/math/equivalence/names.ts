import { UserError } from '../../errors.ts'
import { constants, functions } from '../calc/functions.ts'

/** What a typed name stands for. */
export type Meaning =
  | { readonly kind: 'function'; readonly name: string }
  /** More than one where names were written side by side: `kn` for `k*n`. */
  | { readonly kind: 'factors'; readonly names: readonly string[] }

/** Other names of functions. */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arcsin: 'asin',
    arccos: 'acos',
    arctan: 'atan',
    lg: 'log10',
    log_2: 'log2',
    log_10: 'log10',
    sgn: 'sign',
    root: 'sqrt',
  }),
)

/** Longest run of letters that is taken apart into names. */
const longestRun = 40

/**
 * Finds what a name means among a question's variables, the constants and the functions: as it is written, then without
 * regard to case and underscores, then as names side by side.
 *
 * @throws UserError `quiz.unknownVariable`
 */
export function meaningOf(name: string, variables: readonly string[]): Meaning {
  const [similar, ...more] = variables.filter((each) => folded(each) === folded(name))

  if (variables.includes(name) || constants.has(name)) return { kind: 'factors', names: [name] }
  if (functions.has(name)) return { kind: 'function', name }
  if (similar !== undefined && more.length === 0) return { kind: 'factors', names: [similar] }

  const known = functionLike(name)
  const factors = known === undefined ? splitRun(name, [...variables, 'pi']) : undefined

  if (known !== undefined) return { kind: 'function', name: known }
  if (factors) return { kind: 'factors', names: factors }

  throw new UserError('quiz.unknownVariable', { name: name.slice(0, 40), variables: variables.join(', ') })
}

function folded(name: string): string {
  return name.replaceAll('_', '').toLowerCase()
}

function functionLike(name: string): string | undefined {
  const alias = aliases.get(name.toLowerCase())

  return alias ?? [...functions.keys()].find((each) => each.toLowerCase() === name.toLowerCase())
}

/** The only way to read a run of letters as names; undefined when there is none, or more than one. */
function splitRun(run: string, names: readonly string[]): string[] | undefined {
  if (run.length > longestRun) return undefined

  // How many ways lead to each end, and the last name on one of them.
  const ways: { count: number; last: string }[] = [{ count: 1, last: '' }]

  for (let end = 1; end <= run.length; end++) {
    const endings = names.filter(
      (name) => (ways[end - name.length]?.count ?? 0) > 0 && run.slice(0, end).endsWith(name),
    )
    const count = endings.reduce((sum, name) => sum + (ways[end - name.length]?.count ?? 0), 0)

    ways.push({ count, last: endings[0] ?? '' })
  }

  if (ways[run.length]?.count !== 1) return undefined

  const found: string[] = []

  for (let end = run.length; end > 0; ) {
    const { last } = ways[end] ?? { last: run }

    found.unshift(last)
    end -= last.length
  }

  return found
}

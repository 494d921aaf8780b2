import { describe, expect, it } from 'vitest'
import type { SolveKind } from '../../src/math/solve/problem.ts'
import { convSolve, type Solution } from '../../src/math/solve.ts'
import { oracleRows } from '../support/oracle.ts'

type Values = Readonly<Record<string, number>>

/** An inverse problem whose whole domain PyTorch executed. */
interface Row {
  readonly id: string
  readonly op: string
  readonly input?: number
  readonly output: number
  readonly known: Values
  readonly free: readonly string[]
  readonly ceil_mode: boolean
  readonly domain: Readonly<Record<string, readonly number[]>>
  readonly n_solutions: number
  readonly solutions: readonly Values[]
}

const rows = oracleRows<Row>('inverse')

function optionsOf({ op, input, output, known, domain, ceil_mode: ceil }: Row) {
  const kind = op.replace('conv_transpose', 'transpose') as SolveKind
  const ranges = Object.entries(domain).map(([name, values]) => [name, `${values[0]}..${values.at(-1)}`])
  const given = { ...known, ...(input === undefined ? {} : { input }) }
  const texts = Object.entries(given).map(([name, value]) => [name, String(value)])

  return { kind, ceil, output: String(output), max: 5_000, ...Object.fromEntries([...texts, ...ranges]) }
}

function valuesOf(solution: Solution, free: readonly string[]): Values {
  const named: Values = { ...solution, output_padding: solution.outputPadding, unused: 0 } as never

  return Object.fromEntries(free.map((name) => [name, named[name] ?? Number.NaN]))
}

function sorted(solutions: readonly Values[]): string[] {
  return solutions.map((each) => JSON.stringify(Object.entries(each).sort())).sort()
}

describe('inverse problems whose every candidate PyTorch executed', () => {
  it('are many, over whole ranges', () => {
    expect(rows.length).toBeGreaterThan(80)
    expect(rows.flatMap(({ domain }) => Object.entries(domain)).filter(hasGap)).toEqual([])
  })

  it.each(rows.map((row) => [row.id, row] as const))('%s has exactly these solutions', (_id, row) => {
    const answer = convSolve(optionsOf(row))

    expect(answer.count).toBe(row.n_solutions)
    expect(answer.truncated).toBe(false)
    expect(sorted(answer.solutions.map((each) => valuesOf(each, row.free)))).toEqual(sorted(row.solutions))
  })
})

/** An input's domain is written as its two ends. */
function hasGap([name, values]: readonly [string, readonly number[]]): boolean {
  return name !== 'input' && values.some((value, place) => value !== (values[0] ?? 0) + place)
}

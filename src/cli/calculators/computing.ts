import { UserError } from '../../errors.ts'
import type { Computing } from '../../math/calculators/calculator.ts'

/** Looked at after every layer. */
const simulationMs = 30_000

/**
 * Computes on the calling thread, for who works at this machine: expressions, searches and networks are bounded by
 * themselves. Each is loaded when it is first asked for, since the parser of expressions takes longer to load than all
 * the rest.
 */
export const computing: Computing = {
  async evaluate(expression) {
    const { calculate } = await import('../../math/expression.ts')

    return calculate(expression)
  },
  async solve(problem) {
    const { convSolve } = await import('../../math/solve.ts')

    return convSolve(problem)
  },
  async integrate(options) {
    const { initGain } = await import('../../math/gain.ts')

    return initGain(options)
  },
  async settle(options) {
    const { initPhase } = await import('../../math/phase.ts')

    return initPhase(options)
  },
  async simulate(experiment) {
    const { initSimulate } = await import('../../math/simulate.ts')
    const end = performance.now() + simulationMs

    return initSimulate(experiment, () => {
      if (performance.now() > end) throw new UserError('batch.timeout', { seconds: simulationMs / 1_000 })
    })
  },
  async trace(options) {
    const { netTrace } = await import('../../math/network/trace.ts')

    return netTrace(options)
  },
  async see(options) {
    const { netRf } = await import('../../math/network/rf.ts')

    return netRf(options)
  },
  async compare(options) {
    const { netDiff } = await import('../../math/network/diff.ts')

    return netDiff(options)
  },
}

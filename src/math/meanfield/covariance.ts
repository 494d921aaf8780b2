import { curveOf } from '../activation-curves.ts'
import { normalDensity } from '../normal.ts'
import { gridOver, sumOver } from '../quadrature.ts'
import { closedCovariance } from './closed-forms.ts'
import { ascending, gaussianGrid, gradedSteps } from './gaussian-grid.ts'
import { momentsAt, secondMomentAt, type Unit } from './moments.ts'

/** Beyond, the square of a normal variable no longer adds a digit. */
const reach = 9
/** Nodes of a panel; a plane of them is summed. */
const nodes = 20

/**
 * $ \mathbb E[\phi(u_1)\phi(u_2)] $ of two centred normals of variance q and correlation c.
 *
 * With $ u_{1,2} = \sqrt q\,(a x \pm b y) $, $ a^2 = (1+c)/2 $, $ b^2 = (1-c)/2 $, the integrand is even in y, and panels
 * over the (x, y) plane can follow the lines where an activation bends.
 */
export function covarianceAt(unit: Unit, q: number, c: number): number {
  const closed = closedCovariance(unit.activation, unit.param ?? 0, q, c)

  if (closed !== null) return closed
  if (c === 0 || q === 0) return momentsAt(unit, q).mean ** 2
  if (c === 1) return secondMomentAt(unit, q)

  const { value, kinks } = curveOf(unit.activation, unit.param)

  if (c === -1) return sumOver(gaussianGrid(q, kinks), (x) => value(x) * value(-x))

  const along = Math.sqrt((q * (1 + c)) / 2)
  const across = Math.sqrt((q * (1 - c)) / 2)
  const bends = ascending([...kinks, 0])

  return sumOver(gridOver(outerEdges(along, across, bends, kinks.length > 0), nodes), (x) => {
    const middle = along * x
    const inner = gridOver(innerEdges(middle, across, bends), nodes)

    return (
      2 *
      normalDensity(x) *
      sumOver(inner, (y) => normalDensity(y) * value(middle + across * y) * value(middle - across * y))
    )
  })
}

/** Steps towards every x where two bends meet; if they are kinks, the inner integral turns as fast as `across` is small. */
function outerEdges(along: number, across: number, bends: readonly number[], isKinked: boolean) {
  const width = isKinked ? Math.min(1, across) / along : 1 / along
  const meetings = bends.flatMap((first) => bends.map((second) => (first + second) / 2 / along))

  return edgesBetween(-reach, reach, meetings, width)
}

function innerEdges(middle: number, across: number, bends: readonly number[]) {
  return edgesBetween(
    0,
    reach,
    bends.map((bend) => Math.abs(bend - middle) / across),
    1 / across,
  )
}

/** Whole numbers, and around every centre panels that grow from `width` to 1. */
function edgesBetween(from: number, to: number, centres: readonly number[], width: number) {
  const steps = gradedSteps(width)
  const around = centres.flatMap((centre) => [
    centre,
    ...steps.flatMap((step) => [centre - step, centre + step]),
  ])
  const whole = Array.from({ length: to - from + 1 }, (_, step) => from + step)

  return ascending([...whole, ...around.filter((edge) => edge > from && edge < to)])
}

import { normalDensity } from '../normal.ts'
import { type Grid, gridOver } from '../quadrature.ts'

/** Beyond, the density of the standard normal distribution is below 10⁻²². */
const reach = 10
/** Widest panel. */
const step = 2
/** Nodes of a panel: as exact as 40 where the panels are this short, which a test shows. */
const nodes = 24

/**
 * Points for $ \mathbb E[f(x)],\; x \sim N(0, q) $, where f is made of an activation: its kinks lie between panels, and
 * panels grow from its own width around 0 to two standard deviations, so that no transition is stepped over however
 * large q is.
 *
 * @param kinks - in units of x.
 */
export function gaussianGrid(q: number, kinks: readonly number[]): Grid {
  const deviation = Math.sqrt(q)
  const { points, weights } = gridOver(panelEdges(deviation, kinks), nodes)

  return {
    points: points.map((z) => deviation * z),
    weights: weights.map((weight, index) => weight * normalDensity(points[index] ?? 0)),
  }
}

/** In units of one standard deviation. */
function panelEdges(deviation: number, kinks: readonly number[]): readonly number[] {
  const half = [
    ...gradedSteps(1 / deviation),
    ...Array.from({ length: reach / step }, (_, index) => step * (index + 1)),
    ...kinks.map((kink) => Math.abs(kink) / deviation).filter((kink) => kink > 0 && kink < reach),
  ]

  return ascending([...half.map((edge) => -edge), 0, ...half])
}

/** Growth of panels away from a bend: on each the singularity behind it is far enough for the nodes to see nothing of it. */
const growth = 4

/** `width`, four times that and so on, below 1. */
export function gradedSteps(width: number): readonly number[] {
  const count = Math.max(0, Math.ceil(-Math.log(width) / Math.log(growth)))

  return Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, index) => width * growth ** index)
}

/** Sorted, each once. */
export function ascending(edges: readonly number[]): readonly number[] {
  return [...new Set(edges)].sort((first, second) => first - second)
}

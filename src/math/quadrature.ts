/** Nodes on [−1, 1] with their weights. */
interface Rule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** Nodes of a panel. */
const degree = 40
const rules = new Map<number, Rule>()

/**
 * $ \int_a^b f $ by composite Gauss–Legendre quadrature with 40 nodes a panel; exact to rounding where `f` is smooth
 * inside each panel.
 */
export function integrate(f: (x: number) => number, from: number, to: number, panels: number): number {
  const half = (to - from) / panels / 2
  const rule = ruleOf(degree)
  let sum = 0

  for (let panel = 0; panel < panels; panel++) {
    const centre = from + (2 * panel + 1) * half

    for (let index = 0; index < degree; index++) {
      sum += (rule.weights[index] ?? 0) * f(centre + half * (rule.nodes[index] ?? 0))
    }
  }

  return sum * half
}

/** Points with weights, such that a sum over them stands for an integral. */
export interface Grid {
  readonly points: Float64Array
  readonly weights: Float64Array
}

/**
 * The nodes of all panels between neighbouring `edges`.
 *
 * @param edges - ascending.
 * @param nodes - of one panel.
 */
export function gridOver(edges: readonly number[], nodes = degree): Grid {
  const rule = ruleOf(nodes)
  const points = new Float64Array((edges.length - 1) * nodes)
  const weights = new Float64Array(points.length)

  for (let panel = 0; panel + 1 < edges.length; panel++) {
    const [from, to] = [edges[panel] ?? 0, edges[panel + 1] ?? 0]
    const [centre, half] = [(from + to) / 2, (to - from) / 2]

    for (let index = 0; index < nodes; index++) {
      points[panel * nodes + index] = centre + half * (rule.nodes[index] ?? 0)
      weights[panel * nodes + index] = half * (rule.weights[index] ?? 0)
    }
  }

  return { points, weights }
}

/** $ \int f $ over the panels of a grid, from both ends inwards, so that odd functions cancel on an even grid. */
export function sumOver({ points, weights }: Grid, f: (x: number, index: number) => number): number {
  const term = (index: number) => (weights[index] ?? 0) * f(points[index] ?? 0, index)
  const half = Math.floor(points.length / 2)
  let sum = points.length % 2 === 0 ? 0 : term(half)

  for (let index = 0; index < half; index++) sum += term(index) + term(points.length - 1 - index)

  return sum
}

function ruleOf(nodes: number): Rule {
  const known = rules.get(nodes)

  if (known) return known

  const rule = gaussLegendre(nodes)
  rules.set(nodes, rule)

  return rule
}

/** Newton's method on the Legendre polynomial from Tricomi's approximation of its roots (DLMF 18.16.10, 3.5). */
function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)

  for (let root = 1; root <= Math.ceil(n / 2); root++) {
    let x = Math.cos((Math.PI * (root - 0.25)) / (n + 0.5))
    let slope = 1

    for (let step = 0; step < 8; step++) {
      const [value, derivative] = legendre(n, x)
      x -= value / derivative
      slope = derivative
    }

    const weight = 2 / ((1 - x * x) * slope * slope)
    nodes[root - 1] = -x
    nodes[n - root] = x
    weights[root - 1] = weight
    weights[n - root] = weight
  }

  return { nodes, weights }
}

/** $ P_n(x) $ and its derivative, by the three-term recurrence. */
function legendre(n: number, x: number): readonly [value: number, derivative: number] {
  let [previous, current] = [1, x]

  for (let degree = 2; degree <= n; degree++) {
    ;[previous, current] = [current, ((2 * degree - 1) * x * current - (degree - 1) * previous) / degree]
  }

  return [current, (n * (x * current - previous)) / (x * x - 1)]
}

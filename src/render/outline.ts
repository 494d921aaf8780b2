/** A closed line through points, x and y in turn. */
export type Contour = Float64Array

/** How far a straight piece may lie from its curve, in units of 1000 per em: a tenth of a pixel at most. */
const tolerance = 1.5

/**
 * The outline of an SVG path as straight pieces; undefined where it has commands that no font of ours writes (arcs, and
 * all that count from where they are).
 */
export function flattenPath(d: string): Contour[] | undefined {
  if (/[^MLHVQCZ\d\s.,e-]/.test(d)) return undefined

  const contours: Contour[] = []
  let points: number[] = []
  let [x, y] = [0, 0]

  for (const [, command, rest = ''] of d.matchAll(/([MLHVQCZ])([^MLHVQCZ]*)/g)) {
    const given = rest.match(/-?(?:\d*\.)?\d+(?:e-?\d+)?/g)?.map(Number) ?? []

    if (command === 'M' || command === 'Z') closeContour()

    for (let i = 0; i < given.length; i += steps[command as keyof typeof steps]) {
      const at = (offset: number) => given[i + offset] ?? 0

      if (command === 'Q') addQuadratic(points, x, y, at(0), at(1), at(2), at(3))
      if (command === 'C') addCubic(points, [x, y, at(0), at(1), at(2), at(3), at(4), at(5)])

      const end = steps[command as keyof typeof steps] - 2

      if (command !== 'V') x = command === 'H' ? at(0) : at(end)
      if (command !== 'H') y = command === 'V' ? at(0) : at(end + 1)

      points.push(x, y)
    }
  }

  closeContour()

  return contours

  function closeContour(): void {
    if (points.length >= 6) contours.push(Float64Array.from(points))

    points = []
  }
}

/** How many numbers each command takes at once. */
const steps = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 1 }

/** The points between the ends. */
function addQuadratic(
  points: number[],
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  const bend = Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2)
  const count = Math.ceil(Math.sqrt(bend / (4 * tolerance)))

  for (let i = 1; i < count; i++) {
    const t = i / count
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]

    points.push(a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2)
  }
}

function addCubic(points: number[], [x0, y0, x1, y1, x2, y2, x3, y3]: CubicCurve): void {
  const bend = Math.max(
    Math.hypot(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
    Math.hypot(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
  )
  const count = Math.ceil(Math.sqrt((3 * bend) / (4 * tolerance)))

  for (let i = 1; i < count; i++) {
    const t = i / count
    const s = 1 - t
    const [a, b, c, e] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]

    points.push(a * x0 + b * x1 + c * x2 + e * x3, a * y0 + b * y1 + c * y2 + e * y3)
  }
}

type CubicCurve = readonly [number, number, number, number, number, number, number, number]

/** What contours enclose together: holes run the other way round. Positive where y goes up and they run to the left. */
export function signedArea(contours: readonly Contour[]): number {
  let area = 0

  for (const contour of contours) {
    let [fromX = 0, fromY = 0] = contour.subarray(-2)

    for (let i = 0; i < contour.length; i += 2) {
      const [x, y] = [contour[i] ?? 0, contour[i + 1] ?? 0]

      area += fromX * y - x * fromY
      ;[fromX, fromY] = [x, y]
    }
  }

  return area / 2
}

/** The outline moved outwards, out of the glyph and into its holes, as a line of twice that width around it would. */
export function embolden(contours: readonly Contour[], distance: number): Contour[] {
  const outwards = signedArea(contours) < 0 ? -distance : distance

  return contours.map((contour) => moveOutwards(withoutRepeats(contour), outwards))
}

/** A corner sharper than this is cut, as SVG does at a miter limit of 4, in the length of the way to its tip. */
const longestTip = 4

function moveOutwards(contour: Contour, distance: number): Contour {
  const count = contour.length / 2
  const moved = new Float64Array(contour.length)

  for (let i = 0; i < count; i++) {
    const [before, here, after] = [(i + count - 1) % count, i, (i + 1) % count].map((at) => 2 * at) as Triple
    const [x = 0, y = 0] = [contour[here], contour[here + 1]]
    const first = unitNormal(x - (contour[before] ?? 0), y - (contour[before + 1] ?? 0))
    const second = unitNormal((contour[after] ?? 0) - x, (contour[after + 1] ?? 0) - y)
    const share = 1 + first[0] * second[0] + first[1] * second[1]
    // Along the middle of both normals, so far that both edges move by the distance.
    const reach = distance / Math.max(share, 2 / longestTip ** 2)

    moved[here] = x + reach * (first[0] + second[0])
    moved[here + 1] = y + reach * (first[1] + second[1])
  }

  return moved
}

type Triple = [number, number, number]

/** To the right of a direction. */
function unitNormal(dx: number, dy: number): [number, number] {
  const length = Math.hypot(dx, dy)

  return length === 0 ? [0, 0] : [dy / length, -dx / length]
}

function withoutRepeats(contour: Contour): Contour {
  const kept: number[] = []

  for (let i = 0; i < contour.length; i += 2) {
    const [x = 0, y = 0] = [contour[i], contour[i + 1]]

    if (x !== kept.at(-2) || y !== kept.at(-1)) kept.push(x, y)
  }

  while (kept.length > 2 && kept[0] === kept.at(-2) && kept[1] === kept.at(-1)) kept.length -= 2

  return Float64Array.from(kept)
}

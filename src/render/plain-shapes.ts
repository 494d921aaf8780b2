import { createCoverage } from './coverage.ts'
import { type Contour, embolden, flattenPath, signedArea } from './outline.ts'
import type { Drawing } from './raster.ts'

/** Where lengths of an element land: they are stretched, then moved. */
interface Frame {
  readonly scaleX: number
  readonly scaleY: number
  readonly x: number
  readonly y: number
  readonly strokeWidth: number
}

type Attributes = Readonly<Record<string, string>>

/** Larger pictures are left to librsvg, which needs less memory for them. */
const areaLimitPx = 4e6
const outlines = new Map<string, readonly Contour[]>()
const outlineLimit = 3_000

/**
 * How much of each pixel a drawing in one colour covers, from 0 to 255; undefined where it holds more than glyphs, rules
 * and lines. It does what librsvg would, in a fifth of the time: the outlines of glyphs are remembered.
 */
export function coverPlainly(drawing: Drawing, widthPx: number, heightPx: number, scale: number) {
  if (drawing.coloured || widthPx * heightPx > areaLimitPx) return undefined

  const coverage = createCoverage(widthPx, heightPx)
  const frames: Frame[] = [
    { scaleX: scale, scaleY: scale, x: -drawing.x * scale, y: -drawing.y * scale, strokeWidth: 0 },
  ]

  for (const [, end, kind = '', written = '', isEmpty] of drawing.svg.matchAll(
    /<(\/?)(\w+)([^>]*?)(\/?)>/g,
  )) {
    const frame = frames.at(-1)

    if (end) frames.pop()
    if (end || !frame) continue

    const attributes = readAttributes(written)
    const inner = enter(frame, attributes)
    const contours = inner && contoursOf(kind, attributes, inner.strokeWidth)

    if (!inner || !contours) return undefined
    if (!isEmpty) frames.push(inner)

    addContours(contours, inner)
  }

  return coverage.toBytes()

  /** Every shape counts up, whichever way it runs, so that those that overlap do not take each other away. */
  function addContours(contours: readonly Contour[], { scaleX, scaleY, x, y }: Frame): void {
    const isTurned = signedArea(contours) * scaleX * scaleY < 0

    for (const contour of contours) {
      let [fromX = 0, fromY = 0] = contour.subarray(-2)

      for (let i = 0; i < contour.length; i += 2) {
        const [toX, toY] = [contour[i] ?? 0, contour[i + 1] ?? 0]
        const [x0, y0, x1, y1] = isTurned ? [toX, toY, fromX, fromY] : [fromX, fromY, toX, toY]

        coverage.addEdge(x0 * scaleX + x, y0 * scaleY + y, x1 * scaleX + x, y1 * scaleY + y)
        ;[fromX, fromY] = [toX, toY]
      }
    }
  }
}

function readAttributes(written: string): Attributes {
  return Object.fromEntries(
    [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
}

/** Undefined for what turns or slants. */
function enter(
  frame: Frame,
  { transform = '', stroke, 'stroke-width': strokeWidth }: Attributes,
): Frame | undefined {
  let { scaleX, scaleY, x, y } = frame

  for (const [, name, given = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first = 0, second] = given.split(/[\s,]+/).map(Number)

    if (name === 'translate') {
      x += first * scaleX
      y += (second ?? 0) * scaleY
    } else if (name === 'scale') {
      scaleX *= first
      scaleY *= second ?? first
    } else return undefined
  }

  const width = stroke === 'none' ? '0' : strokeWidth

  return { scaleX, scaleY, x, y, strokeWidth: width === undefined ? frame.strokeWidth : Number(width) }
}

const rareAttributes = ['stroke-dasharray', 'opacity', 'rx', 'ry', 'fill-rule']

/** Undefined for a kind, or a look, that is none of those drawn here. */
function contoursOf(
  kind: string,
  attributes: Attributes,
  strokeWidth: number,
): readonly Contour[] | undefined {
  if (rareAttributes.some((name) => attributes[name] !== undefined)) return undefined

  switch (kind) {
    case 'g':
      return attributes.fill === 'none' ? undefined : []
    case 'path':
      return attributes.fill === 'none' ? undefined : outlineOf(attributes.d ?? '', strokeWidth)
    case 'rect':
      return attributes.fill === 'none'
        ? frameOf(attributes, strokeWidth)
        : thicken([boxOf(attributes)], strokeWidth)
    case 'line':
      return [lineOf(attributes, strokeWidth)]
    default:
      return undefined
  }
}

function outlineOf(d: string, strokeWidth: number): readonly Contour[] | undefined {
  const key = `${strokeWidth} ${d}`
  const known = outlines.get(key)

  if (known) return known

  const flat = flattenPath(d)

  if (!flat) return undefined
  if (outlines.size >= outlineLimit) outlines.clear()

  const outline = thicken(flat, strokeWidth)

  outlines.set(key, outline)
  return outline
}

function thicken(contours: readonly Contour[], strokeWidth: number): readonly Contour[] {
  return strokeWidth === 0 ? contours : embolden(contours, strokeWidth / 2)
}

function boxOf({ x = '0', y = '0', width = '0', height = '0' }: Attributes): Contour {
  const [left, top, right, bottom] = [
    Number(x),
    Number(y),
    Number(x) + Number(width),
    Number(y) + Number(height),
  ]

  return Float64Array.of(left, top, right, top, right, bottom, left, bottom)
}

/** A line around a box: the box that it ends at outside, and inside as a hole. */
function frameOf(attributes: Attributes, strokeWidth: number): readonly Contour[] {
  const box = boxOf(attributes)
  const [hole = box] = embolden([box], -strokeWidth / 2)

  return [...embolden([box], strokeWidth / 2), reverse(hole)]
}

function reverse(contour: Contour): Contour {
  const points = Array.from({ length: contour.length / 2 }, (_, i) => [
    contour[2 * i] ?? 0,
    contour[2 * i + 1] ?? 0,
  ])

  return Float64Array.from(points.reverse().flat())
}

function lineOf({ x1 = '0', y1 = '0', x2 = '0', y2 = '0' }: Attributes, width: number): Contour {
  const [fromX, fromY, toX, toY] = [Number(x1), Number(y1), Number(x2), Number(y2)]
  const length = Math.hypot(toX - fromX, toY - fromY) || 1
  const [dx, dy] = [((toY - fromY) / length) * (width / 2), ((fromX - toX) / length) * (width / 2)]

  return Float64Array.of(
    fromX + dx,
    fromY + dy,
    toX + dx,
    toY + dy,
    toX - dx,
    toY - dy,
    fromX - dx,
    fromY - dy,
  )
}

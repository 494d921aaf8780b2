import { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js'
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js'
import { inkOn, legible } from './legible.ts'

/** A typeset formula on its baseline; lengths in em. */
export interface MathBox {
  /**
   * SVG elements in 1000 units per em, y downwards, origin on the baseline at the left edge; `currentColor` where the
   * formula names no colour.
   */
  readonly svg: string
  readonly width: number
  readonly ascent: number
  readonly descent: number
  /** Whether a colour other than the text's occurs. */
  readonly coloured: boolean
  /** Whether there is anything to see. */
  readonly inked: boolean
}

type Findings = { coloured: boolean; inked: boolean; blankLeft: number }

/** What an element inherits from those around it. */
interface Setting {
  /** Of the whole formula, in em. */
  readonly size: { readonly width: number; readonly height: number }
  /** The colour it stands on, where known. */
  readonly ground: string | undefined
  /** The colour that the formula names for it. */
  readonly named: string | undefined
}

export interface Place {
  /** Where a formula's tag stands, in em from its left edge; right beside the formula when there is less room. */
  readonly marginEm: number
  /** The colour that the formula is drawn on; colours it names are made visible there. */
  readonly ground: string | undefined
}

const adaptor = liteAdaptor()

/** What may end in a picture. Anything else MathJax writes (links, classes, styles, notes for readers) is dropped. */
const shapes = new Set(['path', 'rect', 'line', 'circle', 'ellipse', 'polygon', 'polyline'])
const attributes = new Set(
  `d x y x1 x2 y1 y2 cx cy r rx ry points width height transform viewBox preserveAspectRatio overflow fill stroke
  fill-rule opacity stroke-width stroke-dasharray stroke-linecap`.split(/\s+/),
)
const colour = /^(?:#[0-9a-f]{3,8}|[a-z]+)$/i
const plainColours = new Set(['currentColor', 'none'])

/** The rules of arrays, whose look is in a style sheet MathJax would write into a page; the font's own rule is 60 thick. */
const ruleThickness = '60'

/**
 * Thickness of a line around every glyph: New Computer Modern is drawn for print, and beside the text of a card, or light
 * on dark, its hairlines would fade.
 */
const outline = '12'

/**
 * Turns the root element of MathJax's picture into a box, keeping only shapes and their geometry and colours.
 */
export function readMathBox(root: LiteElement, { marginEm, ground }: Place): MathBox {
  const spread = root.attributes['data-mjx-viewBox']
  const viewBox = String(spread ?? root.attributes.viewBox)
  const [, top = 0, natural = 0, height = 0] = viewBox.split(' ').map((length) => Number(length) / 1000)
  const width = spread ? Math.max(natural, marginEm) : natural
  const findings = { coloured: false, inked: false, blankLeft: 0 }
  const [content] = root.children

  if (!(content instanceof LiteElement)) throw new Error('MathJax gave a picture without content')

  clean(content, { size: { width, height }, ground, named: undefined }, findings)
  // A formula with a tag is scaled for a page and hung from its top; here every formula stands on its baseline.
  content.attributes.transform = 'scale(1 -1)'
  content.attributes['stroke-width'] = outline

  const { blankLeft, ...seen } = findings
  const svg = adaptor.serializeXML(content)
  const size = { ascent: -top, descent: height + top }

  // Beside a formula on its own there is no margin for it to be in the middle of.
  return spread && marginEm === 0
    ? {
        svg: `<g transform="translate(${-1000 * blankLeft})">${svg}</g>`,
        width: width - blankLeft,
        ...size,
        ...seen,
      }
    : { svg, width, ...size, ...seen }
}

function clean(element: LiteElement, setting: Setting, findings: Findings): void {
  const { kind, attributes: given } = element
  const { size } = setting
  const inner = settingWithin(element, setting)

  if (!shapes.has(kind) && kind !== 'svg') element.kind = 'g'

  element.attributes = {
    ...Object.fromEntries(Object.entries(given).filter(([name, value]) => mayKeep(name, String(value)))),
    ...(kind === 'rect' && given['stroke-width'] === undefined && { 'stroke-width': '0' }),
    ...ruleLook(given),
    ...lineLook(element),
    ...placeTable(given, size),
  }
  if (given['data-bgcolor'] === undefined) colourIn(element, setting, inner)

  element.children = element.children.filter((child) => child instanceof LiteElement && isSeen(child))
  if (given['data-mml-node'] === 'mspace') inkRule(element)
  // The middle of the page in the table's own coordinates: what is left of the table stays free for symmetry.
  if (given['data-table'] !== undefined)
    findings.blankLeft = size.width / 2 - Number.parseFloat(given.viewBox) / 1000

  notice(element, findings)

  for (const child of element.children) clean(child as LiteElement, inner, findings)
}

/** A coloured box is a ground of its own. */
function settingWithin({ attributes, children }: LiteElement, setting: Setting): Setting {
  const box = children.find(
    (child) => child instanceof LiteElement && child.attributes['data-bgcolor'] !== undefined,
  )
  const ground = box instanceof LiteElement ? String(box.attributes.fill) : setting.ground
  const { fill } = attributes

  return {
    ...setting,
    ground: ground !== undefined && colour.test(ground) ? ground : setting.ground,
    named: fill !== undefined && !plainColours.has(String(fill)) ? String(fill) : setting.named,
  }
}

/** Makes named colours visible on their ground; in a coloured box, text that names none becomes black or white. */
function colourIn({ attributes }: LiteElement, outer: Setting, { ground, named }: Setting): void {
  if (ground === undefined) return

  if (ground !== outer.ground) {
    const ink = named === undefined ? inkOn(ground) : named

    if (ink) Object.assign(attributes, { fill: ink, stroke: ink })
  }

  for (const name of ['fill', 'stroke']) {
    const value = attributes[name]

    if (value !== undefined && !plainColours.has(value)) attributes[name] = legible(value, ground)
  }
}

function mayKeep(name: string, value: string): boolean {
  return attributes.has(name) && (!['fill', 'stroke'].includes(name) || colour.test(value))
}

function isSeen(element: LiteElement): boolean {
  return element.kind !== 'text' && !(element.kind === 'path' && element.attributes.d === '')
}

function notice(element: LiteElement, findings: Findings): void {
  const { fill, stroke } = element.attributes

  if (shapes.has(element.kind)) findings.inked = true
  if ([fill, stroke].some((value) => value !== undefined && !plainColours.has(value)))
    findings.coloured = true
}

/** A \rule is black ink to MathJax; it means the text's colour. */
function inkRule(space: LiteElement): void {
  for (const child of space.children) {
    if (child instanceof LiteElement && child.attributes.fill === 'black')
      child.attributes.fill = 'currentColor'
  }
}

/** The look of an array's line or frame, which MathJax leaves to a style sheet. */
function ruleLook(given: LiteElement['attributes']): LiteElement['attributes'] {
  if (given['data-line'] === undefined && given['data-frame'] === undefined) return {}

  const kind = String(given.class)
  const thickness = String(given['stroke-thickness'] ?? ruleThickness)

  return {
    fill: 'none',
    'stroke-width': thickness,
    ...(kind.includes('dashed') && { 'stroke-dasharray': '140' }),
    ...(kind.includes('dotted') && { 'stroke-dasharray': '0 140', 'stroke-linecap': 'round' }),
  }
}

/** Lines that are no outline of a shape, such as that of a long division, are as thick as rules. */
function lineLook({ kind, attributes: given }: LiteElement): object {
  return kind === 'path' && given.fill === 'none' && given['stroke-width'] === undefined
    ? { 'stroke-width': ruleThickness }
    : {}
}

/** The two halves of a tagged formula are nested pictures in 16 units per em that leave their size to the page. */
function placeTable(given: LiteElement['attributes'], size: { width: number; height: number }): object {
  const isHalf =
    given['data-table'] !== undefined || (given['data-labels'] !== undefined && given.viewBox !== undefined)

  return isHalf ? { width: size.width * 16, height: size.height * 16, overflow: 'visible' } : {}
}

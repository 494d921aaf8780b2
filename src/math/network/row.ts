import type { Framework } from '../framework.ts'
import { describeJoin, describeLayer } from './describe/describe.ts'
import { type Center, centersOf } from './field/center.ts'
import { type Field, fieldAfter, fieldOfPaths, inputField, offsetOf } from './field/forward.ts'
import type { Arguments, LayerKind } from './layer.ts'
import { type Node, networkInput } from './trace/walk.ts'

/** What the output of a layer sees of the network's input; lists have one entry per spatial axis of that input. */
export interface RowField {
  /** Null where the same numbers do not hold everywhere. */
  readonly size: readonly number[] | null
  readonly jump: readonly number[] | null
  readonly padding: readonly number[] | null
  /** (r−1)/2 − P: the input coordinate of the centre of output 0. */
  readonly offset: readonly number[] | null
  readonly whole: boolean
  readonly positionDependent: boolean
  readonly unaligned: boolean
  /** The input elements that can influence the output element in the middle. */
  readonly center: Center | null
}

/** A layer of a trace, as far as it can be told without the input's size. */
export interface Outline {
  readonly index: number
  readonly path: string
  readonly kind: LayerKind
  /** The framework's constructor. */
  readonly class: string
  readonly text: string
  /** Null where channels are not known. */
  readonly attributes: Arguments | null
  readonly input: readonly number[] | null
  readonly output: readonly number[] | null
  readonly rf: RowField | null
}

/**
 * The rows of a trace.
 *
 * @param axes - spatial axes of the network's input.
 * @param isSized - whether the sizes are known, or only how the layers follow each other.
 * @throws UserError `net.tooLarge` for a receptive field beyond exact integers.
 */
export function outlineRows(
  nodes: readonly Node[],
  framework: Framework,
  axes: number,
  isSized: boolean,
): readonly Outline[] {
  const fields = axes > 0 ? fieldsOf(nodes, axes) : null
  const centers = axes > 0 && isSized ? centersOf(nodes) : []

  return nodes.map((node, index) => {
    const { layer, join, step, path } = node
    const { class: name, attributes } =
      layer === null ? describeJoin(join ?? 'res', framework) : describeLayer(layer, step, framework)
    const field = fields?.[index]

    return {
      index,
      path,
      kind: layer?.kind ?? (join === 'cat' ? 'concat' : 'add'),
      class: name,
      text: layer?.text ?? join ?? '',
      attributes: isSized ? attributes : null,
      input: isSized ? step.input.shape : null,
      output: isSized ? step.output.shape : null,
      rf: field ? rowField(field, centers[index] ?? null) : null,
    }
  })
}

function fieldsOf(nodes: readonly Node[], axes: number): readonly Field[] {
  const fields: Field[] = []
  const start = inputField(axes)

  for (const { step, sources, join } of nodes) {
    const before = sources.map((source) => (source === networkInput ? start : (fields[source] ?? start)))
    const met = fieldOfPaths(before)

    fields.push(join === null ? fieldAfter(step.reach, met) : met)
  }

  return fields
}

function rowField(
  { axes, isWhole, isPositionDependent, isUnaligned }: Field,
  center: Center | null,
): RowField {
  const known = isWhole || isPositionDependent ? null : axes

  return {
    size: known?.map(({ size }) => size) ?? null,
    jump: known?.map(({ jump }) => jump) ?? null,
    padding: known?.map(({ padding }) => padding) ?? null,
    offset: known?.map(offsetOf) ?? null,
    whole: isWhole,
    positionDependent: isPositionDependent,
    unaligned: isUnaligned,
    center,
  }
}

import { UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import { limits } from '../../limits.ts'
import { bare, pointwise, type Step, type Value } from './step.ts'

/** How a block's branches come together: as a sum, or one after the other over the channels. */
export type Join = 'res' | 'cat'

/** @throws UserError `net.branchShapesDiffer`, `conv.tooLarge`. */
export function joinBranches(join: Join, values: readonly Value[]): Step {
  const [first = { shape: [1], isSequence: false }, ...others] = values
  const axis = first.isSequence ? first.shape.length - 1 : 0
  const common = join === 'res' ? first.shape : withoutAxis(first.shape, axis)
  const odd = others.find(({ shape }) => {
    return String(join === 'res' ? shape : withoutAxis(shape, axis)) !== String(common)
  })

  if (odd) {
    throw new UserError('net.branchShapesDiffer', {
      join,
      first: first.shape.join('×'),
      second: odd.shape.join('×'),
      branch: values.indexOf(odd) + 1,
    })
  }

  const channels = values.reduce((total, { shape }) => total + (shape[axis] ?? 0), 0)
  const shape = join === 'res' ? first.shape : first.shape.with(axis, channels)

  if (product(shape) > BigInt(limits.elements)) {
    throw new UserError('conv.tooLarge', {
      quantity: 'output',
      count: String(product(shape)),
      limit: limits.elements,
    })
  }

  return { ...bare(first, shape, pointwise) }
}

function withoutAxis(shape: readonly number[], axis: number): readonly number[] {
  return shape.toSpliced(axis, 1)
}

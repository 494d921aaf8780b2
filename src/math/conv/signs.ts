import { UserError } from '../../errors.ts'

/** Everything of a layer that has a least value; what a layer lacks is left out. */
export interface Signed {
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  /** Of any side, in any order. */
  readonly padding: readonly number[]
  readonly input: readonly number[]
  readonly groups?: number
  readonly channels?: readonly (number | null)[]
}

/** @throws UserError `conv.…NotPositive` or `conv.paddingNegative`, the first of the order above. */
export function checkSigns(layer: Signed): void {
  const { kernel, stride, dilation, padding, input, groups = 1, channels = [] } = layer

  refuseBelow(1, kernel, 'conv.kernelNotPositive')
  refuseBelow(1, stride, 'conv.strideNotPositive')
  refuseBelow(1, dilation, 'conv.dilationNotPositive')
  refuseBelow(0, padding, 'conv.paddingNegative')
  refuseBelow(1, input, 'conv.inputNotPositive')
  refuseBelow(1, [groups], 'conv.groupsNotPositive')
  refuseBelow(1, channels, 'conv.channelsNotPositive')
}

type SignKey = `conv.${'kernel' | 'stride' | 'dilation' | 'input' | 'groups' | 'channels'}NotPositive`

function refuseBelow(
  least: number,
  values: readonly (number | null)[],
  key: SignKey | 'conv.paddingNegative',
): void {
  for (const given of values) {
    if (given !== null && given < least) throw new UserError(key, { given })
  }
}

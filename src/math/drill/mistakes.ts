import type { Pair } from '../sizes.ts'
import { effectiveKernel } from '../window.ts'

/** What a slip gives instead of the right answer. */
export interface Mistake {
  readonly name: MistakeName
  /** One per axis of the answer. */
  readonly values: readonly number[]
}

/** Each has its text under `drill.mistake.`. */
export type MistakeName =
  | 'forgotOne'
  | 'roundedUp'
  | 'roundedDown'
  | 'ignoredDilation'
  | 'paddingOnce'
  | 'ignoredPadding'
  | 'swapped'
  | 'forwardRule'
  | 'ignoredOutputPadding'
  | 'variance'
  | 'bound'
  | 'otherFan'
  | 'withoutKernel'
  | 'leftOutMean'

/** Lists with one entry per axis. */
export interface Windows {
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: readonly Pair[]
  readonly output: readonly number[]
}

interface Axis {
  readonly i: number
  readonly k: number
  readonly s: number
  readonly d: number
  readonly begin: number
  readonly end: number
}

/** ⌊(i + P − k_e) / s⌋ + 1, or what stands in its place, on each axis. */
type Rule = (axis: Axis) => number

const windowRules: readonly (readonly [MistakeName, Rule])[] = [
  ['forgotOne', (axis) => Math.floor(reachOf(axis) / axis.s)],
  ['roundedUp', (axis) => Math.ceil(reachOf(axis) / axis.s) + 1],
  ['roundedDown', (axis) => Math.floor(reachOf(axis) / axis.s) + 1],
  ['ignoredDilation', (axis) => Math.floor(reachOf({ ...axis, d: 1 }) / axis.s) + 1],
  ['paddingOnce', (axis) => Math.floor(reachOf({ ...axis, end: 0 }) / axis.s) + 1],
  ['ignoredPadding', (axis) => Math.floor(reachOf({ ...axis, begin: 0, end: 0 }) / axis.s) + 1],
  ['swapped', ({ k, s, ...axis }) => Math.floor(reachOf({ ...axis, k: s, s: k }) / k) + 1],
]

/** What people get for the windows of a convolution or pool when they slip. */
export function windowMistakes(windows: Windows): Mistake[] {
  return mistakesOf(windows, windowRules)
}

interface Transposed extends Windows {
  readonly outputPadding: readonly number[]
}

/** What people get for a transposed convolution when they slip. */
export function transposedMistakes({ outputPadding, ...windows }: Transposed): Mistake[] {
  const full = ({ i, k, s, d, begin, end }: Axis) => (i - 1) * s + effectiveKernel(k, d) - begin - end
  const rules: readonly (readonly [MistakeName, (axis: Axis, extra: number) => number])[] = [
    ['ignoredOutputPadding', (axis) => full(axis)],
    ['paddingOnce', (axis, extra) => full({ ...axis, end: 0 }) + extra],
    ['ignoredPadding', (axis, extra) => full({ ...axis, begin: 0, end: 0 }) + extra],
    ['ignoredDilation', (axis, extra) => full({ ...axis, d: 1 }) + extra],
    ['forwardRule', (axis) => Math.floor(reachOf(axis) / axis.s) + 1],
  ]

  return mistakesOf(
    windows,
    rules.map(([name, rule]) => [name, (axis, index) => rule(axis, outputPadding[index] ?? 0)]),
  )
}

/** Those that give something else than what is right, and something a size can be. */
function mistakesOf(
  windows: Windows,
  rules: readonly (readonly [MistakeName, (axis: Axis, index: number) => number])[],
): Mistake[] {
  const axes = windows.input.map((i, index): Axis => {
    const [begin, end] = windows.padding[index] ?? [0, 0]

    return {
      i,
      k: windows.kernel[index] ?? 1,
      s: windows.stride[index] ?? 1,
      d: windows.dilation[index] ?? 1,
      begin,
      end,
    }
  })

  return rules
    .map(([name, rule]) => ({ name, values: axes.map(rule) }))
    .filter(({ values }) => values.some((value, axis) => value !== windows.output[axis]))
}

/** i + P − k_e: the numerator. */
function reachOf({ i, k, d, begin, end }: Axis): number {
  return i + begin + end - effectiveKernel(k, d)
}

interface Spread {
  readonly std: number
  readonly variance: number
  readonly bound: number | null
  readonly fan: number | null
  readonly fanIn: number | null
  readonly fanOut: number | null
}

/** What people get for the spread of weights when they slip. */
export function stdMistakes({ std, variance, bound, fan, fanIn, fanOut }: Spread): Mistake[] {
  const otherFan = fan === fanIn ? fanOut : fanIn
  const found: readonly (readonly [MistakeName, number | null])[] = [
    ['variance', variance],
    ['bound', bound],
    ['otherFan', fan && otherFan && std * Math.sqrt(fan / otherFan)],
  ]

  return singleMistakes(std, found)
}

interface Fan {
  readonly fanIn: number
  readonly fanOut: number
  readonly receptiveFieldSize: number
}

/** What people get for a fan-in when they slip. */
export function fanMistakes({ fanIn, fanOut, receptiveFieldSize }: Fan): Mistake[] {
  return singleMistakes(fanIn, [
    ['otherFan', fanOut],
    ['withoutKernel', fanIn / receptiveFieldSize],
  ])
}

/** What people get for a second moment when they take the variance for it. */
export function momentMistakes(right: number, variance: number): Mistake[] {
  return singleMistakes(right, [['leftOutMean', variance]])
}

/** Those that give a number, and another one than what is right. */
function singleMistakes(right: number, found: readonly (readonly [MistakeName, number | null])[]): Mistake[] {
  return found.flatMap(([name, value]) =>
    value === null || value === right ? [] : [{ name, values: [value] }],
  )
}

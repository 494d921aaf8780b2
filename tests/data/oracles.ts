export interface Sliding {
  readonly input: number
  readonly kernel: number
  readonly stride?: number
  readonly padding?: number
  readonly dilation?: number
  /** Elements by which the last window may reach past the padded end. */
  readonly overhang?: number
}

/** Positions of a window, counted by sliding it. */
export function countWindows({
  input,
  kernel,
  stride = 1,
  padding = 0,
  dilation = 1,
  overhang = 0,
}: Sliding): number {
  let count = 0

  for (let start = -padding; ; start += stride) {
    const lastTap = start + (kernel - 1) * dilation

    if (lastTap >= input + padding + overhang) return count
    count++
  }
}

/** Inputs that one output depends on, found by following its taps down through the layers. */
export function inputsSeen(
  layers: readonly { readonly kernel: number; readonly stride: number; readonly dilation?: number }[],
): number {
  let seen = new Set([0])

  for (const { kernel, stride, dilation = 1 } of layers.toReversed()) {
    seen = new Set(
      [...seen].flatMap((at) => Array.from({ length: kernel }, (_, tap) => at * stride + tap * dilation)),
    )
  }

  return Math.max(...seen) - Math.min(...seen) + 1
}

/** E[f(z)²] for z ~ N(0, 1), by the midpoint rule. */
export function secondMomentOf(f: (z: number) => number): number {
  const step = 1e-3
  let sum = 0

  for (let z = -12 + step / 2; z < 12; z += step) sum += f(z) ** 2 * Math.exp((-z * z) / 2) * step

  return sum / Math.sqrt(2 * Math.PI)
}

/** Weights and biases of a grouped convolution, counted one by one. */
export function countParameters(kernel: number, inputs: number, outputs: number, groups: number): number {
  let count = 0

  for (let output = 0; output < outputs; output++) {
    count++ // its bias

    for (let input = 0; input < inputs; input++) {
      const isInGroup = Math.floor((input * groups) / inputs) === Math.floor((output * groups) / outputs)

      if (isInGroup)
        for (let row = 0; row < kernel; row++) for (let column = 0; column < kernel; column++) count++
    }
  }

  return count
}

/** Variance of a uniform distribution on −b … b, by the midpoint rule. */
export function uniformVariance(bound: number): number {
  const parts = 10_000
  const values = Array.from({ length: parts }, (_, i) => -bound + ((i + 0.5) * 2 * bound) / parts)

  return values.reduce((sum, value) => sum + value ** 2, 0) / parts
}

/** Where a rising function crosses zero. */
export function bisect(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]

  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2

    if (f(middle) < 0) low = middle
    else high = middle
  }

  return low
}

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
export function inputsSeen(layers: readonly { readonly kernel: number; readonly stride: number }[]): number {
  let seen = new Set([0])

  for (const { kernel, stride } of layers.toReversed()) {
    seen = new Set([...seen].flatMap((at) => Array.from({ length: kernel }, (_, tap) => at * stride + tap)))
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

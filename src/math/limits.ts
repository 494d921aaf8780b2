/** Largest accepted values: far above any real layer, low enough that every sum of them is exact in a double. */
export const limits = {
  /** Input elements per axis. */
  input: 1_000_000,
  /** Kernel, stride, dilation and padding, elements per axis. */
  window: 10_000,
  /** Channels, features and groups. */
  channels: 1_000_000,
  /** Numbers of an initialisation, of either sign: their squares stay far from the ends of a double. */
  real: 1e9,
  /** Parameters and element counts are JSON numbers, hence exact integers. */
  elements: Number.MAX_SAFE_INTEGER,
} as const

/** Longest text of a size option, in characters. */
export const sizeTextLength = 40

/** Longest text of a weight shape, in characters. */
export const shapeTextLength = 60

/** Longest expression of a calculation, in characters. */
export const expressionLength = 400

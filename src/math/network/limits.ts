/** What a network's text may have. */
export const networkLimits = {
  /** Characters. */
  text: 6000,
  /** Brackets within brackets. */
  depth: 12,
  repeat: 64,
  branches: 16,
  /** Rows after repeats are written out. */
  rows: 1024,
} as const

import { frameworks } from '../framework.ts'
import { limits, sizeTextLength } from '../limits.ts'

/** Options that calculators share, so that one name is one thing everywhere. */
export const size = { type: 'string', maxLength: sizeTextLength } as const
export const number = { type: 'number' } as const
const channels = { type: 'integer', min: 1, max: limits.channels } as const

export const frameworkOption = { type: 'string', choices: frameworks, default: 'pytorch' } as const
export const explainOption = { type: 'string', choices: ['short', 'steps'], default: 'short' } as const
export const dimsOption = { type: 'integer', choices: [1, 2, 3] } as const

export const windowOptions = {
  input: { ...size, required: true },
  kernel: { ...size, required: true },
  stride: size,
  padding: size,
  dilation: size,
} as const

export const channelOptions = {
  in: channels,
  out: channels,
  groups: channels,
  bias: { type: 'boolean' },
} as const

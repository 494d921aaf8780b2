import type { Arguments, Layer } from '../layer.ts'
import type { Bound, Signature } from './bound.ts'

/** A layer without its text. */
export type Unsourced<L = Layer> = L extends Layer ? Omit<L, 'text' | 'pasted'> : never

/** A constructor of a framework. */
export interface LayerClass {
  readonly signature: Signature
  read(bound: Bound): Unsourced
}

export type ClassTable = Readonly<Record<string, LayerClass>>

export const everyAxes = [1, 2, 3] as const

export function withDefaults({ signature }: LayerClass, given: Arguments): Arguments {
  return Object.fromEntries(
    Object.entries(signature).map(([name, value]) => [
      name,
      given[name] === undefined ? (value ?? null) : given[name],
    ]),
  )
}

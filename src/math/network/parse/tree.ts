import type { Call } from './call.ts'
import type { Place } from './refusals.ts'

/** A network as it was typed, before its layers are looked up. */
export interface Typed {
  /** After `in`, as typed. */
  readonly input: string | null
  readonly items: readonly Item[]
  /** The class of an outermost container that nobody knows; it was read as a chain of its children. */
  readonly outermost: string | null
}

export type Item =
  | ({ readonly type: 'words' } & Words)
  | { readonly type: 'call'; readonly call: Call; readonly source: Source }
  | { readonly type: 'chain'; readonly items: readonly Item[]; readonly times: number }
  | {
      readonly type: 'block'
      readonly join: 'res' | 'cat'
      /** An empty branch is the identity. */
      readonly branches: readonly (readonly Item[])[]
    }

/** A layer in the project's notation. */
export interface Words {
  readonly name: string
  readonly words: readonly Word[]
  readonly source: Source
}

/** `3`, `s2`, `nobias`, or, with a key, `out=64`. */
export interface Word {
  readonly key: string | null
  readonly text: string
  readonly place: Place
}

/** Where a layer stands in the text, and its text. */
export interface Source extends Place {
  readonly typed: string
}

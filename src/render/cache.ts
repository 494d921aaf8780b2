import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { UserError } from '../errors.ts'
import type { Picture } from './renderer.ts'

type Outcome = { readonly pictures: readonly Picture[] } | { readonly mistake: UserError }

/** Mistakes that another try may not make again. */
const passing = new Set<string>(['render.timeout', 'render.memory', 'render.raster', 'render.busy'])

/** What a remembered mistake is taken to weigh, in bytes. */
const mistakeBytes = 500

export interface PictureCache {
  /** The remembered outcome of `key`, or that of `draw`; callers that ask at the same time share one drawing. */
  recall(key: string, draw: () => Promise<readonly Picture[]>): Promise<readonly Picture[]>
}

/** Remembers pictures, and mistakes that would be made again, up to `maxBytes`; the longest unused goes first. */
export function createPictureCache(maxBytes: number): PictureCache {
  const outcomes = new LRUCache<string, Outcome>({ maxSize: maxBytes, sizeCalculation: weigh })
  const running = new Map<string, Promise<readonly Picture[]>>()

  async function remember(key: string, drawing: Promise<readonly Picture[]>): Promise<readonly Picture[]> {
    try {
      const pictures = await drawing

      outcomes.set(key, { pictures })
      return pictures
    } catch (error) {
      if (error instanceof UserError && !passing.has(error.key)) outcomes.set(key, { mistake: error })

      throw error
    }
  }

  return {
    async recall(key, draw) {
      const known = outcomes.get(key)

      if (known) return take(known)

      const shared = running.get(key) ?? remember(key, draw()).finally(() => running.delete(key))

      running.set(key, shared)
      return shared
    },
  }
}

/** A key that says nothing of the content, so that it may be logged. */
export function cacheKey(...parts: readonly unknown[]): string {
  return digest(JSON.stringify(parts, abridge))
}

/** Bytes and typed arrays as digests: written out, each byte would take ten. */
function abridge(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value)
    ? digest(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    : value
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function take(outcome: Outcome): readonly Picture[] {
  if ('mistake' in outcome) throw outcome.mistake

  return outcome.pictures
}

function weigh(outcome: Outcome): number {
  return 'pictures' in outcome
    ? outcome.pictures.reduce((sum, { png }) => sum + png.byteLength, mistakeBytes)
    : mistakeBytes
}

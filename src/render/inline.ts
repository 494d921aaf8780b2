import { createRenderer } from './cached-renderer.ts'
import { openPainter } from './painter.ts'
import type { Renderer } from './renderer.ts'

/** A renderer on the caller's own thread: no deadline and no heap limit, for tests and tools on trusted input. */
export async function openInlineRenderer(): Promise<Renderer> {
  const painter = await openPainter()

  return createRenderer({ paint: (job) => painter.paint(job), close: async () => {} }, 8e6)
}

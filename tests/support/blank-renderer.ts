import type { Renderer } from '../../src/render/renderer.ts'

const picture = { png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), widthPx: 1, heightPx: 1 }

/** Draws nothing, at once. */
export const blankRenderer: Renderer = {
  formula: async () => picture,
  card: async () => [picture],
  board: async () => picture,
  chart: async () => picture,
  close: async () => undefined,
}

import type { BoardRow } from '../../render/renderer.ts'

/** Rows that are shown at once. */
export const pageSize = 10

/** What is shown of a board, and how much of it there is. */
export interface BoardPage {
  readonly rows: readonly BoardRow[]
  /** From 0. */
  readonly page: number
  readonly pages: number
  /** Rows on all pages. */
  readonly size: number
}

/** The page that is nearest to a wanted one. */
export function clampPage(wanted: number, size: number): { readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(size / pageSize))

  return { page: Math.min(Math.max(0, wanted), pages - 1), pages }
}

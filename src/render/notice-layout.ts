import { format } from '../i18n/catalog.ts'
import type { Column, Sheet } from './sheet.ts'
import { type Strip, spaceStrips } from './strips.ts'
import { layoutPlainText } from './text-layout.ts'

type NoticeKey = 'render.cut' | 'render.cutColumns' | 'render.cutDepth'

/** Tells the reader what a limit has left out, in their language. */
export function layoutNotice(
  key: NoticeKey,
  values: { readonly count?: number },
  column: Column,
  { palette, language }: Sheet,
): Strip[] {
  const text = format(language, key, values)
  const size = 0.8 * column.size
  const lines = layoutPlainText(text, 2, { ...column, size, colour: palette.muted }, palette)

  return spaceStrips(lines, 0.8 * column.size, 0.4 * column.size)
}

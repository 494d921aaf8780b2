import { layoutBlocks } from '../../src/render/block-layout.ts'
import { parseBlocks } from '../../src/render/blocks.ts'
import { type MathJax, openMathJax } from '../../src/render/mathjax.ts'
import { type Page, paintPage, stack } from '../../src/render/pages.ts'
import { rasterize } from '../../src/render/raster.ts'
import type { Theme } from '../../src/render/renderer.ts'
import type { Column, Sheet } from '../../src/render/sheet.ts'
import { palettes } from '../../src/render/theme.ts'

let mathjax: Promise<MathJax> | undefined

/** A sheet to draw on; MathJax is loaded once for a test file. */
export async function openSheet(theme: Theme = 'light'): Promise<Sheet> {
  mathjax ??= openMathJax()

  return { mathjax: await mathjax, images: new Map(), palette: palettes[theme], language: 'en' }
}

/** A column of 34 em, as a card has it, at the left edge. */
export function columnOn({ palette }: Sheet, width = 680): Column {
  return { x: 0, width, size: 20, colour: palette.text }
}

export function layOut(markdown: string, sheet: Sheet, width?: number): Page {
  return stack(layoutBlocks(parseBlocks(markdown), columnOn(sheet, width), sheet))
}

/** The picture of a page, two pixels for each unit and nothing around it. */
export async function drawPage(page: Page, { palette }: Sheet, width = 680): Promise<Uint8Array> {
  const { png } = await rasterize({
    x: 0,
    y: 0,
    width,
    height: page.height,
    scale: 2,
    background: palette.background,
    text: palette.text,
    coloured: true,
    svg: paintPage(page),
  })

  return png
}

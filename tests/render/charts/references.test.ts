import { beforeAll, describe, it } from 'vitest'
import { drawChart } from '../../../src/render/charts/draw-chart.ts'
import { rasterize } from '../../../src/render/raster.ts'
import type { Sheet } from '../../../src/render/sheet.ts'
import { palettes } from '../../../src/render/theme.ts'
import { expectPicture } from '../../support/reference-picture.ts'
import { sample } from '../../support/thorough.ts'
import { openSheet } from '../sheet.ts'
import { samples } from './samples.ts'

const looks = [
  ['dark', 'en'],
  ['light', 'en'],
  ['dark', 'zh-CN'],
  ['light', 'zh-CN'],
] as const

let sheet: Sheet

beforeAll(async () => {
  sheet = await openSheet()
})

describe.each(Object.entries(samples))('the chart %s', (name, sampleOf) => {
  it.each(sample(looks, 3))('looks as reviewed, %s, %s', async (theme, language) => {
    const drawing = drawChart(sampleOf(language), { ...sheet, palette: palettes[theme], language })

    await expectPicture((await rasterize(drawing)).png, `charts/${name}-${theme}-${language}`)
  })
})

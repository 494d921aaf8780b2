import { describe, it } from 'vitest'
import { openInlineRenderer } from '../../src/render/inline.ts'
import { expectPicture } from '../support/reference-picture.ts'
import { sampleBoard, sampleTeams } from './board-samples.ts'

describe('the leaderboard', () => {
  it.each([
    ['dark', 'en'],
    ['light', 'en'],
    ['dark', 'zh-CN'],
    ['light', 'zh-CN'],
  ] as const)('looks as reviewed, %s, %s', async (theme, language) => {
    const renderer = await openInlineRenderer()

    const { png } = await renderer.board(await sampleBoard(language), { theme, language })

    await expectPicture(png, `board-${theme}-${language}`)
  })

  it.each([
    ['dark', 'en'],
    ['light', 'zh-CN'],
  ] as const)('of teams looks as reviewed, %s, %s', async (theme, language) => {
    const renderer = await openInlineRenderer()

    const { png } = await renderer.board(sampleTeams(language), { theme, language })

    await expectPicture(png, `board-teams-${theme}-${language}`)
  })
})

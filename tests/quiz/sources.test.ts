import { describe, expect, it } from 'vitest'
import { tellSources } from '../../src/quiz/sources.ts'

describe('sources in the chat', () => {
  it('are links to click, with their words made harmless', () => {
    expect(
      tellSources([
        'He, [Delving *Deep*](https://arxiv.org/abs/1502.01852), @everyone',
        'https://distill.pub/2019/',
        '`kaiming_normal_` in torch',
      ]),
    ).toEqual([
      'He, [Delving \\*Deep\\*](https://arxiv.org/abs/1502.01852), \\@everyone',
      '<https://distill.pub/2019/>',
      '\\`kaiming\\_normal\\_\\` in torch',
    ])
  })

  it('are words where an address is none for everybody', () => {
    expect(tellSources(['[a](javascript:alert)', '[b](http://example.org)'])).toEqual([
      '\\[a\\]\\(javascript\\:alert\\)',
      '\\[b\\]\\(http\\://example.org\\)',
    ])
  })

  it('are five at most', () => {
    expect(tellSources(['1', '2', '3', '4', '5', '6'])).toEqual(['1', '2', '3', '4', '5'])
  })
})

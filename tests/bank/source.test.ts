import { describe, expect, it } from 'vitest'
import { brokenLink, readSource } from '../../src/bank/source.ts'

describe('a source', () => {
  it.each([
    ['Euclid, “Elements”', [{ text: 'Euclid, “Elements”' }]],
    [
      'He et al., [“Delving Deep”](https://arxiv.org/abs/1502.01852), ICCV 2015',
      [
        { text: 'He et al., ' },
        { text: '“Delving Deep”', url: 'https://arxiv.org/abs/1502.01852' },
        { text: ', ICCV 2015' },
      ],
    ],
    [
      'https://distill.pub/2019/computing-receptive-fields/',
      [
        {
          text: 'https://distill.pub/2019/computing-receptive-fields/',
          url: 'https://distill.pub/2019/computing-receptive-fields/',
        },
      ],
    ],
    [
      'see https://keras.io/api, or 见 https://keras.io/zh。',
      [
        { text: 'see ' },
        { text: 'https://keras.io/api', url: 'https://keras.io/api' },
        { text: ', or 见 ' },
        { text: 'https://keras.io/zh', url: 'https://keras.io/zh' },
        { text: '。' },
      ],
    ],
    ['a [bracket] and (another)', [{ text: 'a [bracket] and (another)' }]],
  ])('%j is read as words and links', (source, parts) => {
    expect(readSource(source)).toEqual(parts)
    expect(brokenLink(source)).toBeUndefined()
  })

  it.each([
    ['[a](http://example.org)', '[a](http://example.org)'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1)'],
    ['[a](https://name:word@example.org)', '[a](https://name:word@example.org)'],
    ['[a](https://localhost/x)', '[a](https://localhost/x)'],
    ['[a](https://doi.org/10.1016/(x))', '[a](https://doi.org/10.1016/(x)'],
    ['[a] (https://example', '[a] (https://example'],
    ['http://example.org', 'http://example.org'],
    ['www.example.org', 'www.example.org'],
    ['ftp://example.org/x.pdf', 'ftp://example.org/x.pdf'],
  ])('%j has no link, but was meant as one', (source, broken) => {
    expect(readSource(source).filter(({ url, text }) => url !== undefined && text === 'a')).toEqual([])
    expect(brokenLink(source)).toBe(broken)
  })
})

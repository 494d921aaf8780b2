import { describe, expect, it } from 'vitest'
import { tellMistake } from '../../src/i18n/tell-mistake.ts'
import { netTrace } from '../../src/math/network/trace.ts'
import { refusalOf } from '../support/refusal.ts'

function mistakeOf(layers: string) {
  return refusalOf(() => netTrace({ layers, input: '3x32x32' }))
}

describe('a mistake as it is told', () => {
  it('names the layer of a network in which it happened', () => {
    expect(tellMistake('en', mistakeOf('relu > conv 40 8'))).toBe(
      'Layer 1 `conv 40 8`: The kernel (40) is larger than the padded input (32). Padding 4 on each side would fit, or a kernel of at most 32.',
    )
    expect(tellMistake('zh-CN', mistakeOf('res(conv 3 8)'))).toBe(
      '第 1 层 `res(…)`：各分支无法相加：第一个分支给出 8×30×30，第 2 个分支给出 3×32×32。',
    )
  })

  it('points at the character that cannot be read', () => {
    expect(tellMistake('en', mistakeOf('relu > tanj'))).toBe(
      'I do not know the layer “tanj”. Did you mean “tanh”? Character 8:\n```\nrelu > tanj\n       ^\n```',
    )
    expect(tellMistake('zh-CN', mistakeOf('(relu'))).toBe(
      '内容不完整（第 6 个字符处结束）。 \n```\n(relu\n     ^\n```',
    )
  })

  it('cannot be broken out of by what was typed', () => {
    const told = tellMistake('en', mistakeOf('relu > conv 3 8 ``` @everyone'))

    expect(told.match(/```/g)).toHaveLength(2)
  })
})

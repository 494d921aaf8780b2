import { describe, expect, it } from 'vitest'
import { readAsked } from '../../../src/math/calculators/read-asked.ts'
import { refusalOf } from '../../support/refusal.ts'

/** Only what was given, for options have defaults. */
function given(text: string): unknown {
  const { name, options } = readAsked(text)

  return [name, options]
}

describe('a calculation in the front matter', () => {
  it.each([
    ['conv size input=224 kernel=7 stride=2', 'conv size', { input: '224', kernel: '7', stride: '2' }],
    ['  conv pool  input=112   kernel=3 ceil=true ', 'conv pool', { input: '112', kernel: '3', ceil: true }],
    ['calc expression=sqrt(2 / 512)', 'calc', { expression: 'sqrt(2 / 512)' }],
    [
      'net rf layers=conv 7 64 s2 > maxpool 3 s2 input=3x224x224',
      'net rf',
      { layers: 'conv 7 64 s2 > maxpool 3 s2', input: '3x224x224' },
    ],
    [
      'init fan layer="nn.Conv2d(64, 128, kernel_size=3)" framework=pytorch',
      'init fan',
      { layer: 'nn.Conv2d(64, 128, kernel_size=3)', framework: 'pytorch' },
    ],
    ['init std scheme=normal layer=linear 5 5 std=0.1', 'init std', { layer: 'linear 5 5', std: 0.1 }],
  ])('%j is read', (text, name, options) => {
    expect(given(text)).toEqual([name, expect.objectContaining(options)])
  })

  it.each([
    ['', 'calculators.none'],
    ['conv', 'calculators.none'],
    ['constructor a=1', 'calculators.none'],
    ['conv sizes input=3 kernel=3', 'calculators.none'],
    ['conv size 224 7', 'calculators.unreadable'],
    ['conv size input=3 input=4 kernel=3', 'calculators.unreadable'],
    ['conv size input="3 kernel=3', 'calculators.unreadable'],
    ['conv size input=3', 'input.missingOption'],
    ['conv size input=3 kernel=3 __proto__=1', 'input.unknownOption'],
    ['conv size input=3 kernel=3 framework=torch', 'input.invalidChoice'],
    ['conv pool input=3 kernel=3 ceil=yes', 'input.wrongType'],
  ])('%j is refused with %s', (text, key) => {
    expect(refusalOf(() => readAsked(text)).key).toBe(key)
  })
})

import { describe, expect, it } from 'vitest'
import { netDiff } from '../../../src/math/network/diff.ts'
import { refusalOf } from '../../support/refusal.ts'

describe('/net diff', () => {
  // Simonyan & Zisserman 2015, section 2.3: three 3×3 layers have 27C² weights against 49C² of one 7×7.
  it('finds what three 3×3 layers save against one 7×7', () => {
    const { a, b, ratio } = netDiff({
      a: 'conv 7 64 p3 nobias',
      b: '(conv 3 64 p1 nobias)x3',
      input: '64x56x56',
    })

    expect(ratio).toEqual({ params: 27 / 49, macs: 27 / 49, activationBytes: 3 })
    expect(a).toMatchObject({ layers: 1, params: 49 * 64 * 64, receptiveField: [7, 7], jump: [1, 1] })
    expect(b).toMatchObject({ layers: 3, params: 27 * 64 * 64, receptiveField: [7, 7], jump: [1, 1] })
  })

  it('takes presets by their names', () => {
    const { a, b, input } = netDiff({ a: 'resnet18', b: 'resnet50' })

    expect(input).toEqual([3, 224, 224])
    expect([a.params, b.params]).toEqual([11_689_512, 25_557_032])
    expect(a.receptiveField).toBeNull()
  })

  it('has no ratio to nothing', () => {
    expect(netDiff({ a: 'relu', b: 'conv 1 2', input: '2x4x4' }).ratio).toEqual({
      params: null,
      macs: null,
      activationBytes: 1,
    })
  })

  it('takes the input of the first text for both', () => {
    expect(netDiff({ a: 'in 3x8x8 > relu', b: 'conv 3 4' }).b.output).toEqual([4, 6, 6])
  })

  it.each([
    [{ a: 'relu', b: 'relu' }, 'net.inputMissing'],
    [{ a: 'in 3x8x8 > relu', b: 'in 3x9x9 > relu' }, 'net.inputConflict'],
    [{ a: 'nn.ReLU6()', b: 'Dense(3)', input: '3' }, 'layers.mixedFrameworks'],
  ])('refuses %j by %s', (options, key) => {
    expect(refusalOf(() => netDiff(options)).key).toBe(key)
  })
})

import { describe, expect, it } from 'vitest'
import { initFan } from '../../src/math/fan.ts'
import { initGain } from '../../src/math/gain.ts'
import { refusalOf } from '../support/refusal.ts'

describe('the gain of an activation', () => {
  it.each([
    // calculators.md, section 11.4; the first column from PyTorch 1.13.1's calculate_gain.
    ['tanh', 5 / 3, 1.5925, 1.4674],
    ['gelu', null, 1.5335, 1.4811],
    ['silu', null, 1.6765, 1.6233],
    ['elu', null, 1.2452, 1.2234],
    ['selu', 3 / 4, 1, 0.966],
    ['sigmoid', 1, 1.8462, 4.7226],
    ['relu', Math.SQRT2, Math.SQRT2, Math.SQRT2],
  ])('%s is %d in PyTorch, %d forward and %d backward', (activation, gain, forward, backward) => {
    const answer = initGain({ activation })

    expect(answer.gain).toBe(gain)
    expect(answer.forwardGain).toBeCloseTo(forward, 4)
    expect(answer.backwardGain).toBeCloseTo(backward, 4)
  })

  it('has a covariance only where a correlation was given', () => {
    expect(initGain({ activation: 'relu' }).covariance).toBeNull()
    // Cho & Saul 2009: q/(2π) at c = 0.
    expect(initGain({ activation: 'relu', q: 3, c: 0 }).covariance).toBeCloseTo(3 / (2 * Math.PI), 12)
  })

  it('names the parameter in force, and says when one was given for nothing', () => {
    expect(initGain({ activation: 'leaky_relu' }).param).toBe(0.01)
    expect(initGain({ activation: 'elu', param: 0.5 }).param).toBe(0.5)

    const { param, notes } = initGain({ activation: 'tanh', param: 0.5 })

    expect(param).toBeNull()
    expect(notes.map(({ key }) => key)).toContain('gain.note.paramUnused')
  })

  it.each([
    [{ activation: 'tanhh' }, 'init.unknownActivation'],
    [{ activation: 'tanh', q: -1 }, 'init.varianceNegative'],
    [{ activation: 'tanh', q: 1e10 }, 'input.tooLarge'],
    [{ activation: 'tanh', q: Number.NaN }, 'input.tooLarge'],
    [{ activation: 'tanh', c: 1.5 }, 'input.tooLarge'],
    [{ activation: 'tanh', c: -1.5 }, 'input.tooSmall'],
  ])('of %j is refused as %s', (options, key) => {
    expect(refusalOf(() => initGain(options)).key).toBe(key)
  })
})

describe('the fans of a layer', () => {
  it.each([
    // calculators.md, section 11.1: what each framework counts, and what is true.
    [{ layer: 'conv 3 64 128' }, 576, 1152, 576, 1152, false],
    [{ layer: 'conv 3 64 128 g2' }, 288, 1152, 288, 576, true],
    [{ layer: 'dw 3 64' }, 9, 576, 9, 9, true],
    [{ layer: 'dw 3 64', framework: 'keras' }, 576, 9, 9, 9, true],
    [{ layer: 'convT 4 128 64 s2' }, 1024, 2048, 512, 1024, true],
    [{ layer: 'convT 3 8 4', framework: 'keras' }, 36, 72, 72, 36, true],
    [{ layer: 'linear 512 256', framework: 'jax' }, 512, 256, 512, 256, false],
    [{ shape: '3x3x64x128', framework: 'tfjs' }, 576, 1152, null, null, false],
  ] as const)('%j', (options, fanIn, fanOut, trueFanIn, trueFanOut, differs) => {
    expect(initFan(options)).toMatchObject({ fanIn, fanOut, trueFanIn, trueFanOut, differs })
  })

  it.each([
    [{}, 'input.missingOption'],
    [{ layer: 'linear 1 2', shape: '2x1' }, 'input.conflictingOptions'],
    [{ shape: '7' }, 'init.needsTwoDimensions'],
    [{ shape: '7', framework: 'jax' }, 'init.needsTwoDimensions'],
    [{ shape: '1000000x1000000x1000000' }, 'init.tooLarge'],
    [{ layer: 'relu' }, 'layers.unknownLayer'],
  ] as const)('%j are refused as %s', (options, key) => {
    expect(refusalOf(() => initFan(options)).key).toBe(key)
  })
})

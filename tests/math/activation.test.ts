import { describe, expect, it } from 'vitest'
import { calculateGain, readActivation } from '../../src/math/activation.ts'

describe('activations', () => {
  it.each([
    ['ReLU', 'relu'],
    [' swish ', 'silu'],
    ['hardtanh', 'hard_tanh'],
    ['identity', 'linear'],
    ['conv_transpose2d', 'linear'],
  ])('%s is read as %s', (text, name) => {
    expect(readActivation(text)).toBe(name)
  })

  it('that nobody knows is refused with the nearest name', () => {
    expect(() => readActivation('leaky_rely')).toThrow(
      expect.objectContaining({
        key: 'init.unknownActivation',
        values: expect.objectContaining({ nearest: 'leaky_relu' }),
      }),
    )
  })

  it.each(['__proto__', 'constructor', 'toString'])('is never %s', (text) => {
    expect(() => readActivation(text)).toThrow(expect.objectContaining({ key: 'init.unknownActivation' }))
  })

  it('leaky takes PyTorch’s slope when none is given', () => {
    expect(calculateGain('leaky_relu')).toBe(Math.sqrt(2 / (1 + 0.01 ** 2)))
  })
})

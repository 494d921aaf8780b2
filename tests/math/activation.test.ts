import { describe, expect, it } from 'vitest'
import { calculateGain, curveOf, forwardGain, readActivation } from '../../src/math/activation.ts'
import { gaussianMean } from '../../src/math/quadrature.ts'
import { oracleRows } from '../support/oracle.ts'

interface Row {
  readonly id: string
  readonly kind: string
  /** A number at its end is the parameter, as in `leaky_relu_0.2`. */
  readonly activation: string
  readonly q: number
  readonly mean: number
  readonly second_moment: number
  readonly forward_gain: number
}

const rows = oracleRows<Row>('meanfield')

function nameOf({ activation }: Row): readonly [name: string, parameter: number | undefined] {
  const [, name = activation, parameter] = /^(.*?)(?:_(\d[\d.]*))?$/.exec(activation) ?? []

  return [name, parameter === undefined ? undefined : Number(parameter)]
}

describe('activations', () => {
  // Kinks of a scaled curve lie off the panels' ends except at 0; q = 1 leaves every kink at an integer.
  const moments = rows.filter(
    ({ kind, activation, q }) => kind === 'moments' && (q === 1 || !/hard|relu6/.test(activation)),
  )

  it.each(moments.map((row) => [row.activation, row.q, row] as const))(
    '%s has the moments of SciPy’s quadrature at q = %d',
    (_activation, q, row) => {
      const [name, parameter] = nameOf(row)
      const curve = curveOf(readActivation(name), parameter)

      const mean = gaussianMean((z) => curve(Math.sqrt(q) * z))
      const second = gaussianMean((z) => curve(Math.sqrt(q) * z) ** 2)

      expect(Math.abs(mean - row.mean)).toBeLessThan(1e-9)
      expect(Math.abs(second / row.second_moment - 1)).toBeLessThan(1e-9)
    },
  )

  it.each(
    rows.filter(({ kind }) => kind === 'gain_at_unit_variance').map((row) => [row.activation, row] as const),
  )('%s is undone by the recorded gain at unit variance', (_activation, row) => {
    const [name, parameter] = nameOf(row)

    const gain = forwardGain(readActivation(name), parameter)

    expect(Math.abs(gain / row.forward_gain - 1)).toBeLessThan(1e-9)
  })

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

import { describe, expect, it } from 'vitest'
import type { ConvSizeOptions } from '../../src/math/conv/layer.ts'
import { convSizeFormula, explainConvSize } from '../../src/math/explain/conv.ts'
import { explainInitStd, initStdFormula } from '../../src/math/explain/init.ts'
import { joinSteps, tellSteps } from '../../src/math/explain/latex.ts'
import { convPoolFormula, explainConvPool } from '../../src/math/explain/pool.ts'
import { convSolveFormula, explainConvSolve } from '../../src/math/explain/solve.ts'
import { convTransposeFormula, explainConvTranspose } from '../../src/math/explain/transpose.ts'
import { calculate } from '../../src/math/expression.ts'
import type { InitStdOptions } from '../../src/math/init/options.ts'
import { initStd } from '../../src/math/init.ts'
import { convPool } from '../../src/math/pool.ts'
import { convSize } from '../../src/math/shape.ts'
import type { ConvSolveOptions } from '../../src/math/solve/problem.ts'
import { convSolve } from '../../src/math/solve.ts'
import { convTranspose } from '../../src/math/transpose.ts'

describe('the working of an output size', () => {
  it.each([
    [
      { input: '224', kernel: '7', stride: '2', padding: '3' },
      '\\frac{i+2p-k_e}{s}\\right\\rfloor+1 = \\left\\lfloor\\frac{224+2\\cdot3-7}{2}\\right\\rfloor+1 = 112',
    ],
    [
      { input: '5', kernel: '2', padding: '0-1' },
      '\\frac{i+p_b+p_e-k_e}{s}\\right\\rfloor+1 = \\left\\lfloor\\frac{5+0+1-2}{1}\\right\\rfloor+1 = 5',
    ],
    [
      { input: '225', kernel: '3', stride: '2', padding: 'same', framework: 'keras' },
      '\\left\\lceil\\frac{225}{2}\\right\\rceil = 113',
    ],
  ] satisfies [ConvSizeOptions, string][])('%j is filled with its numbers', (options, filled) => {
    expect(convSizeFormula(convSize(options))).toContain(filled)
  })

  it('shows the axes apart only where they differ', () => {
    const alike = convSizeFormula(convSize({ input: '9x9', kernel: '3' }))
    const apart = convSizeFormula(convSize({ input: '9x7', kernel: '3' }))

    expect(alike).not.toContain('aligned')
    expect(apart).toMatch(/o_\{1\} &= .*= 7 \\\\\[4pt\] o_\{2\} &= .*= 5/)
  })

  it('says once what all axes share', () => {
    const steps = explainConvSize(convSize({ input: '9x7', kernel: '3', dilation: '2' }))
    const latexOf = (wanted: string) => steps.find(({ name }) => name === wanted)?.latex

    expect(latexOf('effectiveKernel')).toBe('k_e = d(k-1)+1 = 2\\cdot(3-1)+1 = 5')
    expect(latexOf('numerator')).toMatch(/n_\{1\} .*= 4 .*n_\{2\} .*= 2 /)
  })

  it('tells each axis’s span where only one is dilated', () => {
    expect(convSizeFormula(convSize({ input: '9', kernel: '3', dilation: '1x2' }))).toMatch(
      /k_\{e,1\} .*= 3 .*k_\{e,2\} .*= 5 /,
    )
  })

  it('begins with the dilated kernel and ends with the cost, where channels are given', () => {
    const plain = explainConvSize(convSize({ input: '9', kernel: '3', dilation: '2' }))
    const priced = explainConvSize(convSize({ input: '9', kernel: '3', in: 4, out: 8, groups: 2 }))

    expect(plain.map(({ name }) => name)).toEqual([
      'effectiveKernel',
      'numerator',
      'output',
      'unused',
      'inputRange',
    ])
    expect(plain[0]?.latex).toContain('2\\cdot(3-1)+1 = 5')
    expect(priced.at(-2)?.latex).toMatch(/8\\cdot \\frac\{4\}\{2\}\\cdot 3\\cdot 3 \+ 8 = 152$/)
    expect(priced.at(-1)?.latex).toMatch(/7\\cdot 7\\cdot 8\\cdot .*= 7\{,\}056$/)
  })

  it('of “same” shows how the padding is split', () => {
    const steps = explainConvSize(
      convSize({ input: '224', kernel: '3', stride: '2', padding: 'same', framework: 'tfjs' }),
    )

    expect(steps.find(({ name }) => name === 'samePadding')?.latex).toContain('1,\\quad p_b=0,\\; p_e=1')
  })
})

describe('the working of a transposed convolution', () => {
  it('fills the one formula with its numbers', () => {
    const answer = convTranspose({ input: '14', kernel: '3', stride: '2', padding: '1', output_padding: '1' })

    expect(convTransposeFormula(answer)).toBe('o = (i-1)s+k_e-2p+q_{op} = (14-1)\\cdot2+3-2\\cdot1+1 = 28')
  })

  it('goes over the stretched input to the ordinary convolution that does the same', () => {
    const steps = explainConvTranspose(
      convTranspose({ input: '7x5', kernel: '4', stride: '2', padding: '1' }),
    )
    const latexOf = (wanted: string) => steps.find(({ name }) => name === wanted)?.latex

    expect(latexOf('stretchedInput')).toContain("i'_{1} &= (i-1)s+1 = (7-1)\\cdot2+1 = 13")
    expect(latexOf('stretchedPadding')).toBe("p' = k_e-1-p = 4-1-1 = 2")
    expect(latexOf('ordinary')).toContain("o_{2} &= i'+p'_b+p'_e-k_e+1 = 9+2+2-4+1 = 10")
    expect(latexOf('outputSizeRange')).toContain('14 \\le o_{1} &\\le 15')
    expect(latexOf('checkerboard')).toBe('k \\bmod s = 4 \\bmod 2 = 0')
  })
})

describe('the working of a pool', () => {
  it('in ceil mode weighs both candidates and tests the last window', () => {
    const steps = explainConvPool(
      convPool({ input: '5', kernel: '2', stride: '3', padding: '1', ceil: true }),
    )
    const latexOf = (wanted: string) => steps.find(({ name }) => name === wanted)?.latex

    expect(latexOf('floorOutput')).toContain('\\left\\lfloor\\frac{5}{3}\\right\\rfloor+1 = 2')
    expect(latexOf('ceilOutput')).toContain('\\left\\lceil\\frac{5}{3}\\right\\rceil+1 = 3')
    expect(latexOf('lastWindow')).toBe('(o-1)s = (3-1)\\cdot3 = 6 \\ge i+p_b = 5+1 = 6')
    expect(latexOf('output')).toBe('o = o^{\\mathrm{ceil}}-1 = 2')
  })

  it('in floor mode needs no test', () => {
    const steps = explainConvPool(convPool({ input: '112', kernel: '3', stride: '2', padding: '1' }))

    expect(steps.map(({ name }) => name)).toEqual([
      'effectiveKernel',
      'numerator',
      'floorOutput',
      'ceilOutput',
      'output',
      'unused',
      'inputRange',
    ])
  })

  it('shows where a left-out window changes the formula’s number', () => {
    const answer = convPool({ input: '5', kernel: '2', stride: '3', padding: '1', ceil: true })

    expect(convPoolFormula(answer)).toContain('= 3')
    expect(convPoolFormula(answer)).toContain('(3-1)\\cdot3 &\\ge 5+1 \\;\\Rightarrow\\; o = 3-1 = 2')
  })
})

describe('the working of an inverse problem', () => {
  const latexOf = (options: ConvSolveOptions, wanted: string) =>
    explainConvSolve(convSolve(options)).find(({ name }) => name === wanted)?.latex

  it.each([
    [{ input: '224', output: '112', kernel: '7', stride: '2' }, '= 5', '= 6'],
    [{ output: '56', kernel: '7', stride: '4', padding: '3' }, '= 221', '= 224'],
    [{ input: '7', output: '3', stride: '2', padding: '0' }, '= 2', '= 3'],
    [{ input: '7', output: '3', kernel: '3', padding: '0' }, '= 2', '= 2'],
  ] satisfies [ConvSolveOptions, string, string][])(
    '%j bounds the unknown on both sides',
    (options, from, to) => {
      const [least, most] = latexOf(options, 'bounds')?.split('\\\\') ?? []

      expect(least).toMatch(new RegExp(`\\\\ge .*${from}`))
      expect(most).toMatch(new RegExp(`\\\\le .*${to}`))
    },
  )

  it('of a transposed convolution has one value', () => {
    const options = { kind: 'transpose', input: '14', output: '28', kernel: '4', stride: '2' } as const

    expect(latexOf({ ...options, output_padding: '0' }, 'bounds')).toBe('2p = (14-1)\\cdot2+4+0-28 = 2')
  })

  it('names what is sought by its letter and puts the best solution into the forward rule', () => {
    const options = { input: '224', output: '112', kernel: '3' }

    expect(latexOf(options, 'condition')).toBe('112 = \\left\\lfloor\\frac{224+2p-3}{s}\\right\\rfloor+1')
    expect(latexOf(options, 'bounds')).toBeUndefined()
    expect(convSolveFormula(convSolve(options))).toBe(
      convSizeFormula(convSize({ input: '224', kernel: '3', stride: '2', padding: '1' })),
    )
  })

  it('without a solution is the condition alone', () => {
    const steps = explainConvSolve(convSolve({ kind: 'avg_pool', input: '33', output: '66' }))

    expect(steps.map(({ name }) => name)).toEqual(['condition'])
  })
})

describe('the working of an initialisation', () => {
  it.each([
    [{ scheme: 'he_normal', layer: 'linear 512 256' }, '\\sqrt{\\frac{2}{512}} = 0.0625'],
    [
      { scheme: 'xavier_uniform', layer: 'linear 512 256' },
      '\\sqrt{3\\cdot\\frac{2}{512+256}} \\approx 0.08839',
    ],
    [{ scheme: 'orthogonal', shape: '16x4' }, '\\frac{1}{\\sqrt{16}} = 0.25'],
    [{ scheme: 'uniform', lower: -1, upper: 1 }, 'U(-1,\\, 1)'],
    [{ scheme: 'normal', mean: 1, std: 2 }, 'N(1,\\, 2^2)'],
    [{ scheme: 'zeros' }, 'w = 0'],
  ] satisfies [InitStdOptions, string][])('%j is filled with its numbers', (options, filled) => {
    expect(initStdFormula(initStd(options))).toContain(filled)
  })

  it.each([
    // Gains by torch.nn.init.calculate_gain: 5/3, √2, 3/4, √(2/1.0001); √(1/3) is reset_parameters' a = √5.
    [
      { scheme: 'xavier_normal', activation: 'tanh' },
      'g = \\tfrac{5}{3} \\approx 1.667',
      '= \\tfrac{25}{9}\\cdot',
    ],
    [{ scheme: 'he_normal', activation: 'selu' }, 'g = 0.75', '= \\frac{0.5625}{512} \\approx'],
    [{ scheme: 'he_normal', activation: 'leaky_relu' }, 'g \\approx 1.414', '\\approx \\frac{2}{512}'],
    [{ scheme: 'default' }, 'g = \\sqrt{\\tfrac{1}{3}} \\approx 0.5774', '= \\frac{\\tfrac{1}{3}}{512}'],
  ] satisfies [InitStdOptions, string, string][])(
    'of %j shows its gain exactly where it has a short form',
    (options, gain, variance) => {
      const steps = explainInitStd(initStd({ ...options, layer: 'linear 512 256' }))
      const latexOf = (wanted: string) => steps.find(({ name }) => name === wanted)?.latex

      expect(latexOf('gain')).toBe(gain)
      expect(latexOf('variance')).toContain(variance)
    },
  )

  it('of PyTorch’s own default is one over a root', () => {
    expect(initStdFormula(initStd({ scheme: 'default', layer: 'linear 400 10' }))).toBe(
      'b = \\frac{1}{\\sqrt{n_{\\mathrm{in}}}} = \\frac{1}{\\sqrt{400}} = 0.05',
    )
  })

  it('goes from the fans over gain and variance to the bound', () => {
    const steps = explainInitStd(initStd({ scheme: 'he_uniform', layer: 'linear 600 256' }))

    expect(steps.map(({ name }) => name)).toEqual(['fans', 'gain', 'variance', 'std', 'bound'])
    expect(steps[1]?.latex).toBe('g = \\sqrt{2} \\approx 1.414')
    expect(steps[2]?.latex).toContain('\\frac{2}{600} \\approx 0.003333')
    expect(steps[4]?.latex).toContain('= 0.1')
  })

  it.each([
    ['keras', '\\frac{\\sigma}{0.8796} \\approx 0.07105'],
    ['tfjs', '0.8796\\,\\sigma \\approx 0.05498'],
  ] as const)('tells what %s makes of the cut', (framework, shown) => {
    const steps = explainInitStd(initStd({ scheme: 'he_normal', layer: 'linear 512 256', framework }))

    expect(steps.at(-1)).toMatchObject({ name: 'truncation' })
    expect(steps.at(-1)?.latex).toContain(shown)
  })
})

describe('a calculation as a formula', () => {
  it.each([
    ['sqrt(2/512)', '\\sqrt{\\frac{2}{512}} = 0.0625'],
    ['2/3+1/6', '\\frac{2}{3} + \\frac{1}{6} = \\frac{5}{6} \\approx 0.833333333333'],
    ['1/8', '\\frac{1}{8} = \\frac{1}{8} = 0.125'],
    ['n_in = 4; 2*-n_in', 'n_{\\mathrm{in}} = 4,\\quad 2 \\cdot \\left(-n_{\\mathrm{in}}\\right) = -8'],
    ['log(8, 2)', '\\log_{2}\\left(8\\right) = 3'],
    ['2^-(1+2)', '{2}^{-\\left(1 + 2\\right)} = \\frac{1}{8} = 0.125'],
    ['conv(224,7,2,3)', '\\operatorname{conv}\\left(224,\\, 7,\\, 2,\\, 3\\right) = 112'],
    ['56x28', '56\\times 28'],
    ['constructor = 3; constructor', '\\mathrm{constructor} = 3,\\quad \\mathrm{constructor} = 3'],
    ['10^20', '{10}^{20} = 100{,}000{,}000{,}000{,}000{,}000{,}000 = 1\\times10^{20}'],
  ])('%s is %s', (expression, latex) => {
    expect(calculate(expression).latex).toBe(latex)
  })
})

describe('joined steps', () => {
  it('are told by name, one a line', () => {
    const told = tellSteps(
      [
        { name: 'a', latex: 'x = 1' },
        { name: 'b', latex: '\\begin{aligned} y &= 2 \\\\[4pt] z &= 3 \\end{aligned}' },
      ],
      (name) => name.toUpperCase(),
    )

    expect(told).toBe('A · x = 1\nB · y = 2; z = 3')
  })

  it('are formulas of their own before, without a mark that only a block can hold', () => {
    const steps = [
      ...explainConvSize(convSize({ input: '9', kernel: '3', in: 4, out: 8 })),
      ...explainInitStd(initStd({ scheme: 'he_uniform', layer: 'linear 5 6' })),
    ]

    expect(steps.filter(({ latex }) => latex.includes('&'))).toEqual([])
  })

  it('stand under each other, aligned at their first relation', () => {
    const lines = ['a = 1', '\\begin{aligned} b &= 2 \\\\[4pt] c &= 3 \\end{aligned}', 'w \\sim U']
    const joined = joinSteps(lines.map((latex) => ({ name: 'line', latex })))

    expect(joined).toBe(
      '\\begin{aligned} a &= 1 \\\\[4pt] b &= 2 \\\\[4pt] c &= 3 \\\\[4pt] w &\\sim U \\end{aligned}',
    )
  })
})

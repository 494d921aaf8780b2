import { formatIntegerLatex } from '../format.ts'
import type { Step } from '../note.ts'
import type { ConvSize } from '../shape.ts'
import { aligned, times } from './latex.ts'

export type ConvStepName =
  | 'effectiveKernel'
  | 'samePadding'
  | 'numerator'
  | 'output'
  | 'unused'
  | 'inputRange'
  | 'params'
  | 'macs'

/** One axis with everything its lines show; `mark` is a subscript. */
interface Line {
  readonly mark: string
  readonly input: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly begin: number
  readonly end: number
  readonly reach: number
  readonly numerator: number
  readonly output: number
  readonly unused: number
  readonly range: readonly [number, number]
}

/** The one formula that gives the output, numbers filled in. */
export function convSizeFormula(size: ConvSize): string {
  const lines = linesOf(size)
  const needsKernel = !size.paddingRule.startsWith('same') && lines.some(({ dilation }) => dilation > 1)
  const kernels = needsKernel ? perAxis(lines, effectiveKernelLine) : []

  return aligned([...kernels, ...perAxis(lines, (line) => outputLine(size, line))])
}

/** The working: spans, padding, numerator, output, what is left over, and the cost where channels are known. */
export function explainConvSize(size: ConvSize): Step<ConvStepName>[] {
  const lines = linesOf(size)
  const step = (name: ConvStepName, draw: (line: Line) => string) => ({
    name,
    latex: aligned(perAxis(lines, draw)),
  })
  const isSame = size.paddingRule.startsWith('same')

  return [
    step('effectiveKernel', effectiveKernelLine),
    ...(isSame ? [step('samePadding', samePaddingLine)] : []),
    step('numerator', numeratorLine),
    step('output', (line) => (isSame ? ceilingLine(line) : floorLine(line))),
    step('unused', unusedLine),
    step('inputRange', rangeLine),
    ...costSteps(size),
  ]
}

function linesOf(size: ConvSize): Line[] {
  return size.input.map((input, axis) => {
    const [begin = 0, end = 0] = size.padding[axis] ?? []

    return {
      mark: `_{${axis + 1}}`,
      input,
      begin,
      end,
      kernel: size.kernel[axis] ?? 1,
      stride: size.stride[axis] ?? 1,
      dilation: size.dilation[axis] ?? 1,
      reach: size.effectiveKernel[axis] ?? 1,
      numerator: size.numerator[axis] ?? 0,
      output: size.output[axis] ?? 1,
      unused: size.unused[axis] ?? 0,
      range: size.inputRange[axis] ?? ([1, 1] as const),
    }
  })
}

/** A line for each axis, or a single one without mark where all would read the same. */
function perAxis(lines: readonly Line[], draw: (line: Line) => string): readonly string[] {
  const [first = '', ...more] = lines.map((line) => draw({ ...line, mark: '' }))

  return more.every((line) => line === first) ? [first] : lines.map(draw)
}

function effectiveKernelLine({ mark, kernel, dilation, reach }: Line): string {
  const name = mark ? `k_{e,${mark.slice(2, -1)}}` : 'k_e'

  return `${name} &= d(k-1)+1 = ${dilation}\\cdot(${kernel}-1)+1 = ${reach}`
}

function outputLine(size: ConvSize, line: Line): string {
  return size.paddingRule.startsWith('same') ? ceilingLine(line) : floorLine(line)
}

function floorLine({ mark, input, begin, end, reach, stride, output }: Line): string {
  const isEven = begin === end
  const padding = isEven ? '+2p' : '+p_b+p_e'
  const amount = isEven ? `+2\\cdot${begin}` : `+${begin}+${end}`

  return [
    `o${mark} &= \\left\\lfloor\\frac{i${padding}-k_e}{s}\\right\\rfloor+1`,
    `\\left\\lfloor\\frac{${input}${amount}-${reach}}{${stride}}\\right\\rfloor+1`,
    String(output),
  ].join(' = ')
}

function ceilingLine({ mark, input, stride, output }: Line): string {
  return `o${mark} &= \\left\\lceil\\frac{i}{s}\\right\\rceil = \\left\\lceil\\frac{${input}}{${stride}}\\right\\rceil = ${output}`
}

function samePaddingLine({ mark, input, reach, stride, output, begin, end }: Line): string {
  return [
    `P${mark} &= \\max((o-1)s+k_e-i,\\,0)`,
    `\\max((${output}-1)\\cdot${stride}+${reach}-${input},\\,0)`,
    `${begin + end},\\quad p_b=${begin},\\; p_e=${end}`,
  ].join(' = ')
}

function numeratorLine({ mark, input, begin, end, reach, numerator }: Line): string {
  return `n${mark} &= i+p_b+p_e-k_e = ${input}+${begin}+${end}-${reach} = ${numerator}`
}

function unusedLine({ mark, numerator, stride, unused }: Line): string {
  return `u${mark} &= n \\bmod s = ${numerator} \\bmod ${stride} = ${unused}`
}

function rangeLine({ mark, range, output }: Line): string {
  const [least, most] = range
  const inputs = least === most ? `i${mark} &= ${least}` : `${least} \\le i${mark} &\\le ${most}`

  return `${inputs} \\;\\Rightarrow\\; o${mark} = ${output}`
}

function costSteps(size: ConvSize): Step<ConvStepName>[] {
  const { inChannels, outChannels, weightShape, params, macs, groups, kernel, output } = size

  if (inChannels === null || outChannels === null || !weightShape || params === null || macs === null)
    return []

  const weights = weightShape.reduce((total, length) => total * length, 1)
  const perGroup = groups > 1 ? `\\frac{${inChannels}}{${groups}}` : String(inChannels)
  const bias = params - weights
  const factors = [outChannels, perGroup, ...kernel]
  const inputs = groups > 1 ? '\\frac{C_{\\mathrm{in}}}{g}' : 'C_{\\mathrm{in}}'
  const names = `C_{\\mathrm{out}}\\, ${inputs}{\\textstyle\\prod} k`
  const [biasName, biasTerm] = bias > 0 ? [' + C_{\\mathrm{out}}', ` + ${bias}`] : ['', '']

  return [
    {
      name: 'params',
      latex: `\\mathrm{params} = ${names}${biasName} = ${times(factors)}${biasTerm} = ${formatIntegerLatex(params)}`,
    },
    {
      name: 'macs',
      latex: `\\mathrm{MACs} = {\\textstyle\\prod} o \\cdot ${names} = ${times([...output, ...factors])} = ${formatIntegerLatex(macs)}`,
    },
  ]
}

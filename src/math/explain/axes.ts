import type { Pair } from '../sizes.ts'
import { aligned } from './latex.ts'

/** A sized layer with a window; lists have one entry per axis. */
export interface Windowed {
  readonly paddingRule: string
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: readonly Pair[]
  readonly effectiveKernel: readonly number[]
  readonly output: readonly number[]
}

/** One axis with what every line of a working shows; `mark` is a subscript. */
export interface AxisLine {
  readonly mark: string
  readonly input: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly begin: number
  readonly end: number
  readonly reach: number
  readonly output: number
}

export function axisLines(size: Windowed): AxisLine[] {
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
      output: size.output[axis] ?? 1,
    }
  })
}

/** A line for each axis, or a single one without mark where all would read the same. */
export function perAxis<Line extends { readonly mark: string }>(
  lines: readonly Line[],
  draw: (line: Line) => string,
): readonly string[] {
  const [first = '', ...more] = lines.map((line) => draw({ ...line, mark: '' }))

  return more.every((line) => line === first) ? [first] : lines.map(draw)
}

/** A step of one formula per axis. */
export function axisStep<Name extends string, Line extends { readonly mark: string }>(
  name: Name,
  lines: readonly Line[],
  draw: (line: Line) => string,
): { readonly name: Name; readonly latex: string } {
  return { name, latex: aligned(perAxis(lines, draw)) }
}

/** Whether the padding follows from the output size instead of the other way round. */
export function isSame({ paddingRule }: Pick<Windowed, 'paddingRule'>): boolean {
  return paddingRule.startsWith('same')
}

export function effectiveKernelLine({ mark, kernel, dilation, reach }: AxisLine): string {
  return `${indexed('k', 'e', mark)} &= d(k-1)+1 = ${dilation}\\cdot(${kernel}-1)+1 = ${reach}`
}

/** A name with an index of its own and the axis: `k_e`, or `k_{e,1}` with the mark `_{1}`. */
export function indexed(name: string, index: string, mark: string): string {
  return mark ? `${name}_{${index},${mark.slice(2, -1)}}` : `${name}_${index}`
}

/** $ \lfloor (i + P - k_e)/s \rfloor + 1 $ with numbers, the padding as 2p where it is even. */
export function floorLine({ mark, input, begin, end, reach, stride, output }: AxisLine): string {
  const isEven = begin === end
  const padding = isEven ? '+2p' : '+p_b+p_e'
  const amount = isEven ? `+2\\cdot${begin}` : `+${begin}+${end}`

  return [
    `o${mark} &= \\left\\lfloor\\frac{i${padding}-k_e}{s}\\right\\rfloor+1`,
    `\\left\\lfloor\\frac{${input}${amount}-${reach}}{${stride}}\\right\\rfloor+1`,
    String(output),
  ].join(' = ')
}

/** The output of `same`. */
export function ceilingLine({ mark, input, stride, output }: AxisLine): string {
  return `o${mark} &= \\left\\lceil\\frac{i}{s}\\right\\rceil = \\left\\lceil\\frac{${input}}{${stride}}\\right\\rceil = ${output}`
}

export function samePaddingLine({ mark, input, reach, stride, output, begin, end }: AxisLine): string {
  return [
    `P${mark} &= \\max((o-1)s+k_e-i,\\,0)`,
    `\\max((${output}-1)\\cdot${stride}+${reach}-${input},\\,0)`,
    `${begin + end},\\quad p_b=${begin},\\; p_e=${end}`,
  ].join(' = ')
}

export function numeratorLine({
  mark,
  input,
  begin,
  end,
  reach,
  numerator,
}: AxisLine & { readonly numerator: number }): string {
  return `n${mark} &= i+p_b+p_e-k_e = ${input}+${begin}+${end}-${reach} = ${numerator}`
}

/** The inputs with the same output. */
export function rangeLine({
  mark,
  range: [least, most],
  output,
}: AxisLine & { readonly range: readonly [number, number] }): string {
  const inputs = least === most ? `i${mark} &= ${least}` : `${least} \\le i${mark} &\\le ${most}`

  return `${inputs} \\;\\Rightarrow\\; o${mark} = ${output}`
}

import { type Draw, drawOne } from './draw.ts'

/** Up to here the neighbours of a number differ enough to be another exercise. */
const small = 8

/**
 * Another whole number of about the same size: a neighbour of a small one; half, double or something near a large one.
 * A large power of two stays one, as widths do.
 *
 * @param least numbers below are not drawn.
 */
export function similarInteger(value: number, draw: Draw, least = 1): number {
  const near = Math.round(value / small)
  const isWidth = value > small && Number.isInteger(Math.log2(value))

  if (isWidth) return drawOne(draw, [2 * value, value / 2, value / 4, 4 * value])

  const candidates =
    value <= small
      ? [value - 2, value - 1, value + 1, value + 2]
      : [Math.floor(value / 2), value - near, value - 1, value + 1, value + near, 2 * value]

  return drawOne(draw, [value + 1, ...candidates.filter((each) => each >= least && each !== value + 1)])
}

/** Another real number of about the same size and the same sign; 0 stays. */
export function similarReal(value: number, draw: Draw): number {
  return Number((value * drawOne(draw, [0.5, 0.8, 1.25, 1.5, 2, 3])).toPrecision(4))
}

/**
 * A text with other whole numbers, everything else as it was. Equal numbers stay equal, so that a square stays one;
 * names such as `same` stay.
 */
export function similarText(text: string, draw: Draw, least = 1): string {
  const drawn = new Map<string, string>()

  // `conv2d` and `relu6` are names.
  return text.normalize('NFKC').replace(/(?<![A-Za-z]{2})\d{1,9}(?!\d)/g, (digits) => {
    const another = drawn.get(digits) ?? String(similarInteger(Number(digits), draw, least))
    drawn.set(digits, another)

    return another
  })
}

type SizeOptions = Readonly<
  Record<'input' | 'kernel', string> &
    Partial<Record<'stride' | 'padding' | 'dilation' | 'output_padding', string | undefined>>
>

/** Other sizes in the same places. */
export function similarWindows<O extends SizeOptions>(options: O, draw: Draw): O {
  const similar = (text: string | undefined, least: number) => text && similarText(text, draw, least)

  return {
    ...options,
    input: similarText(options.input, draw),
    kernel: similarText(options.kernel, draw),
    stride: similar(options.stride, 1),
    padding: similar(options.padding, 0),
    dilation: similar(options.dilation, 1),
    ...('output_padding' in options && { output_padding: similar(options.output_padding, 0) }),
  }
}

import { MathJaxMhchemFontExtension } from '@mathjax/mathjax-mhchem-font-extension/js/svg.js'
import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/svg.js'
import type { LiteDocument } from '@mathjax/src/js/adaptors/lite/Document.js'
import { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js'
import type { LiteText } from '@mathjax/src/js/adaptors/lite/Text.js'
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js'
import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js'
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js'
import { TagsFactory } from '@mathjax/src/js/input/tex/Tags.js'
import TexError from '@mathjax/src/js/input/tex/TexError.js'
import { TeX } from '@mathjax/src/js/input/tex.js'
import { mathjax } from '@mathjax/src/js/mathjax.js'
import { SVG } from '@mathjax/src/js/output/svg.js'
import type { AnyFunction } from '@mathjax/src/js/util/FunctionList.js'
import { UserError } from '../errors.ts'
import { type MathBox, readMathBox } from './math-box.ts'
import { standIn } from './stand-ins.ts'
import { texMacros, texPackages } from './tex-packages.ts'
import { type Place, placeOfError } from './tex-position.ts'
import { setText } from './text.ts'
import { openChineseText } from './text-breaks.ts'

/** Size of Chinese and other text that MathJax's own font lacks, against the mathematics around it. */
const textScale = 0.94
/** Pixels per em that MathJax computes with; 1000 SVG units are one em. */
const pxPerEm = 16
/** Elements of the MathML tree; the largest formula anybody needed had 1,863. */
const nodeLimit = 8_000
/** Bounds on the number of macro calls and on the expanded source; what they cannot bound, the deadline does. */
const expansionLimits = { maxMacros: 300, maxBuffer: 5 * 1024 }

const adaptor = liteAdaptor({ fontSize: pxPerEm })

/** MathJax's SVG output with the characters its font lacks as paths instead of `<text>`. */
class PathSvg extends SVG<LiteElement, LiteText, LiteDocument> {
  readonly #widths = new WeakMap<LiteElement, number>()
  /** What the formula at hand has for characters that MathJax does not know. */
  meaningOf: (text: string) => string = (text) => text

  override unknownText(text: string, variant: string): LiteElement {
    const run = setText(this.meaningOf(text), { face: variant.includes('bold') ? 'bold' : 'regular' })
    const [content] = adaptor.childNodes(adaptor.body(adaptor.parse(`<g>${run.svg}</g>`)))
    const group = this.svg(
      'g',
      { transform: `scale(${textScale} ${-textScale})`, 'stroke-width': 0 },
      content ? [content as LiteElement] : [],
    )

    this.#widths.set(group, run.width * textScale)
    return group
  }

  override measureTextNode(node: LiteElement): { w: number; h: number; d: number } {
    return { w: this.#widths.get(node) ?? 0, h: 0.88, d: 0.12 }
  }

  /** Drops what MathJax remembers of unknown characters, which would grow for ever. */
  forgetText(): void {
    this.unknownCache.clear()
  }
}

export interface TypesetOptions {
  /** Display style (large sums, limits above and below) or the style of a line of text. */
  readonly display: boolean
  /** Where MathJax breaks a display formula, in em; also the width that `\tag` and `multline` spread over. */
  readonly widthEm: number
  /** Distance of a tag's right edge from the left edge of the formula; without it the tag stands beside the formula. */
  readonly tagMarginEm?: number
  /** The colour it is drawn on; colours that the formula names are made visible there. */
  readonly ground?: string
}

export interface MathJax {
  /**
   * Typesets one formula, synchronously and without a trace of the formulas before it.
   *
   * @throws UserError `render.texAt` or `render.tex` with MathJax's message, `render.si…` for numbers and units,
   * `render.tooComplex`, `render.tooDeep`
   */
  typeset(tex: string, options: TypesetOptions): MathBox
}

/** Loads MathJax and all of its font (about 0.3 s and 60 MB). */
export async function openMathJax(): Promise<MathJax> {
  const output = await createOutput()

  return {
    typeset(source, options) {
      const input = createInput()
      const { tex, restore } = standIn(source)

      output.meaningOf = restore

      try {
        return readMathBox(convert(input, output, tex, options), {
          marginEm: options.tagMarginEm ?? 0,
          ground: options.ground,
        })
      } catch (error) {
        throw error instanceof TexError
          ? tellMistake(
              restore(error.message),
              placeOfError(tex, error.message, input.parseOptions.parsers, restore),
            )
          : asUserError(error)
      } finally {
        output.forgetText()
      }
    },
  }
}

async function createOutput(): Promise<PathSvg> {
  mathjax.asyncLoad = (name: string) => import(name)
  RegisterHTMLHandler(adaptor)

  const output = new PathSvg({
    fontCache: 'none',
    fontData: MathJaxNewcmFont,
    dynamicPrefix: '@mathjax/mathjax-newcm-font/js/svg/dynamic',
    linebreaks: { inline: false, lineleading: 0.45 },
    displayOverflow: 'linebreak',
    mtextInheritFont: false,
  })

  output.font.addExtension(MathJaxMhchemFontExtension)
  // All of it now: a glyph loaded later would interrupt the conversion it is needed for.
  await output.font.loadDynamicFiles()
  return output
}

/**
 * A TeX parser for one formula. A shared one would carry \newcommand, \def, colours and operators over to the next
 * person's formula.
 */
function createInput(): TeX<LiteElement, LiteText, LiteDocument> {
  const input = new TeX<LiteElement, LiteText, LiteDocument>({
    packages: [...texPackages],
    ...expansionLimits,
    macros: texMacros,
    formatError: (_input: unknown, error: TexError) => {
      throw error
    },
  })
  const tags: string = input.parseOptions.options.tags

  // mathtools registers a class per parser in a global table, which would keep 30 to 45 KB alive for every formula.
  if (tags.startsWith('MathtoolsTags-')) {
    TagsFactory.add(tags, null as never)
    TagsFactory.setDefault('none')
  }

  input.postFilters.add(refuseManyNodes as AnyFunction, -100)
  input.postFilters.add(openChineseText as AnyFunction, -90)
  return input
}

function convert(
  input: TeX<LiteElement, LiteText, LiteDocument>,
  output: PathSvg,
  tex: string,
  { display, widthEm }: TypesetOptions,
): LiteElement {
  const document = mathjax.document('', { InputJax: input, OutputJax: output })
  const container: LiteElement = document.convert(tex, {
    display,
    em: pxPerEm,
    ex: pxPerEm * output.font.params.x_height,
    containerWidth: widthEm * pxPerEm,
  })
  const [root] = adaptor.childNodes(container)

  if (!(root instanceof LiteElement)) throw new Error('MathJax gave no picture')

  return root
}

function refuseManyNodes({ data }: { data: { root: MmlNode } }): void {
  let count = 0

  data.root.walkTree(() => {
    count += 1
    if (count > nodeLimit) throw new UserError('render.tooComplex')
  })
}

function tellMistake(message: string, place: Place | undefined): UserError {
  const shown = { message: message.slice(0, 200) }

  return place ? new UserError('render.texAt', { ...shown, ...place }) : new UserError('render.tex', shown)
}

function asUserError(error: unknown): unknown {
  if (error instanceof RangeError) return new UserError('render.tooDeep')

  return error
}

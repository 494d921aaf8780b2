import { Configuration } from '@mathjax/src/js/input/tex/Configuration.js'
import { ConfigurationType, HandlerType } from '@mathjax/src/js/input/tex/HandlerTypes.js'
import { ParseUtil } from '@mathjax/src/js/input/tex/ParseUtil.js'
import type TexParser from '@mathjax/src/js/input/tex/TexParser.js'
import { CommandMap } from '@mathjax/src/js/input/tex/TokenMap.js'
import type { ParseMethod } from '@mathjax/src/js/input/tex/Types.js'
import { UserError } from '../../errors.ts'
import { formatSiAngle } from './angle.ts'
import { formatSiNumber, type SiNumber } from './number.ts'
import { formatSiUnit } from './unit.ts'

/** Name of the TeX package that gives `\num`, `\qty`, `\unit`, `\ang` and the older `\SI` and `\si`. */
export const siunitx = 'fan-in-siunitx'

type Command = (parser: TexParser, name: string) => void

/** Known to siunitx and not to us: told by name instead of as unknown. */
const unsupported =
  `numlist numproduct numrange qtylist qtyproduct qtyrange SIlist SIrange complexnum complexqty tablenum
  sisetup DeclareSIUnit`.split(/\s+/)

const commands: Readonly<Record<string, Command>> = {
  num: (parser, name) => expand(parser, number(parser, name).tex),
  qty: quantity,
  SI: quantity,
  unit: (parser, name) => expand(parser, formatSiUnit(argument(parser, name)).tex),
  si: (parser, name) => expand(parser, formatSiUnit(argument(parser, name)).tex),
  ang: (parser, name) => expand(parser, formatSiAngle(argument(parser, name))),
  ...Object.fromEntries(unsupported.map((name) => [name, refuse])),
}

// MathJax calls what stands in a map of macros with a parser and the macro's name, which its types do not say.
new CommandMap(siunitx, commands as Record<string, ParseMethod>)

Configuration.create(siunitx, { [ConfigurationType.HANDLER]: { [HandlerType.MACRO]: [siunitx] } })

function quantity(parser: TexParser, name: string): void {
  const { tex, isSum } = number(parser, name)
  const unit = formatSiUnit(argument(parser, name))

  expand(parser, `${isSum ? `(${tex})` : tex}${unit.isTight ? '' : '\\,'}${unit.tex}`)
}

function number(parser: TexParser, name: string): SiNumber {
  const given = argument(parser, name)
  const found = formatSiNumber(given)

  if (!found) throw new UserError('render.siNumber', { command: name, given: given.slice(0, 40) })

  return found
}

/** The next argument as it was typed; options in brackets would change how it is set, so none are passed over. */
function argument(parser: TexParser, name: string): string {
  if (parser.GetNext() === '[') refuse(parser, name)

  return parser.GetArgument(name)
}

function refuse(_parser: TexParser, name: string): never {
  throw new UserError('render.siUnsupported', { command: name })
}

/** Puts TeX in the place of what was read, within the bounds that MathJax sets to its own macros. */
function expand(parser: TexParser, tex: string): void {
  parser.string = ParseUtil.addArgs(parser, `{${tex}}`, parser.string.slice(parser.i))
  parser.i = 0
  ParseUtil.checkMaxMacros(parser)
}

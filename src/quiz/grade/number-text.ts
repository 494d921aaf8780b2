import { functions } from '../../math/calc/functions.ts'
import { readTex } from '../../math/equivalence/typed-tex.ts'
import { bareAnswer } from './bare-answer.ts'
import { readChineseNumerals } from './chinese-numerals.ts'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'
const plainDigits = '0123456789-+'

/** Signs and words people paste or type on a phone, as the expression grammar writes them. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[−–—﹣]/g, '-'],
  [/\bminus\s+/gi, '-'],
  [/[⁄∕÷]|除以/g, '/'],
  [/[·⋅∙∗]/g, '*'],
  [/\s*(?:乘以?|\bby\b)\s*/g, 'x'],
  [/π/g, 'pi'],
  [/根号/g, '√'],
  [/√\s*(\d+(?:\.\d+)?)/g, 'sqrt($1)'],
  [/√\s*(?=\()/g, 'sqrt'],
  [/⌊/g, 'floor('],
  [/⌈/g, 'ceil('],
  [/[⌋⌉]/g, ')'],
  [/[、，]/g, ','],
  [/(\d)\s+(e[-+]?\d)/gi, '$1$2'],
  [/\s*(?:percent|per cent|pct)\b/gi, '%'],
  [/^(\d+):(\d+)$/, '$1/$2'],
]

/** `Var = `, `std: `, `输出尺寸是`, `标准差`; not the assignments of a longer expression. */
const quantity =
  /^(?:[\p{L}_][\p{L}\p{N}_\s()[\]]{0,20}[=≈:](?!.*;)|(?!\p{Script=Han}*[不没非除于过至到乘加减方半倍少多超近])\p{Script=Han}{1,10}\s*(?=[-+(\d.]|sqrt|floor))\s*/u

/** Height and width by their names, in either order. */
const named = /^(?:h|height|高度?)\s*[=:：]?\s*(\d+)\s*[,;x×]?\s*(?:w|width|宽度?)\s*[=:：]?\s*(\d+)$/iu
const namedBackwards =
  /^(?:w|width|宽度?)\s*[=:：]?\s*(\d+)\s*[,;x×]?\s*(?:h|height|高度?)\s*[=:：]?\s*(\d+)$/iu

const plainNumber = String.raw`[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const scaleNames = '%|k|m|g|b|thousand|million|billion|千|百万|万|亿'
const unit = new RegExp(
  String.raw`^([-+*/^().\d\sxe,×]*\d\)?\s*(?:${scaleNames})?)\s*(?:px|pixels?|elements?|params?|parameters|weights|layers?|channels?|tokens?|times|(?:个)?(?:像素|参数|元素|权重|通道|均值|单元|神经元)|个|层|倍)$`,
  'iu',
)

/** `4x` for four times as much. */
const factor = /^(\d+(?:\.\d+)?)\s*[x×]$/i

const scales: Readonly<Record<string, string>> = {
  '%': '1e-2',
  k: '1e3',
  m: '1e6',
  g: '1e9',
  b: '1e9',
  thousand: '1e3',
  million: '1e6',
  billion: '1e9',
  千: '1e3',
  万: '1e4',
  百万: '1e6',
  亿: '1e8',
}
const scaled = new RegExp(`^(${plainNumber})\\s*(${scaleNames})$`, 'iu')
const grouped = /^[+-]?[1-9]\d{0,2}(?:([, '’_])\d{3})(?:\1\d{3})*(?:\.\d+)?$/
const decimalComma = /^[+-]?0,\d+$/
const list = /^[([]?\s*\d+(?:\s*[,\s]\s*\d+)+\s*[)\]]?$/

/**
 * The expressions a typed number may mean, likeliest first. There is more than one where writing is ambiguous:
 * `112,112` is a size or a number with grouped digits, `64×3×3` a size or a product.
 */
export function numberReadings(answer: string): string[] {
  const text = plainNotation(answer)
  const times = text.replace(/(\d\)?)\s*[x×]\s*(?=\(?\d)/giu, '$1x')
  const readings = [times.replaceAll('×', '*')]

  if (/\dx|\)x/.test(times)) readings.push(times.replace(/([\d)])x/g, '$1*'))
  if (/^\s*\d+(?:\s*\*\s*\d+)+\s*$/.test(text)) readings.push(text.replace(/\s*\*\s*/g, 'x'))
  if (grouped.test(text)) readings.unshift(text.replace(/[, '’_]/g, ''))
  if (decimalComma.test(text)) readings.unshift(text.replace(',', '.'))
  if (list.test(text)) readings.push(text.match(/\d+/g)?.join('x') ?? text)

  return [...new Set(readings)]
}

function plainNotation(answer: string): string {
  let text = readChineseNumerals(plainCharacters(answer))

  for (const [sign, replacement] of signs) text = text.replace(sign, replacement)

  text = bareAnswer(text.replace(named, '$1x$2').replace(namedBackwards, '$2x$1'))
    .replace(quantity, '')
    // An exclamation: only whole numbers have factorials.
    .replace(/(\.\d+)!$/, '$1')
    .replace(/\b[A-Z][A-Za-z0-9]*(?=\s*\()/g, (name) => (functions.has(name) ? name : name.toLowerCase()))
    .trim()
    .replace(unit, '$1')
    .trim()
    .replace(factor, '$1')
    .trim()

  const [, number, scale] = scaled.exec(text) ?? []

  return number && scale ? `${number}*${scales[scale.toLowerCase()]}` : text
}

/** Full-width signs, superscripts, fractions of one character and LaTeX in ASCII. */
function plainCharacters(answer: string): string {
  const text = answer
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁄[₀-₉]+/g, (fraction) => fraction.normalize('NFKC').replace('⁄', '/'))
    .replace(new RegExp(`[${superscripts}]+`, 'g'), (run) => {
      return `^(${[...run].map((sign) => plainDigits[superscripts.indexOf(sign)]).join('')})`
    })
    .normalize('NFKC')
    .trim()

  return /[\\{$]/.test(text) ? readTex(text).trim() : text
}

/** What else an answer says: the sides of `1/16 = 0.0625`. */
export function sidesOf(answer: string): string[] {
  return answer.includes(';') ? [] : answer.split(/[=＝≈]/)
}

/** The same said twice: `1/16 (0.0625)`, `1/16, 0.0625`, `1/16 or 0.0625`. */
export function alternativesOf(answer: string): string[] {
  const bracketed = /^([^()（）]+?)\s*[(（]\s*(?:即|约|i\.e\.|or|=|≈)?\s*([^()（）]+)[)）]$/iu.exec(
    answer.trim(),
  )

  return bracketed ? bracketed.slice(1) : answer.split(/\s*[,，、]\s*|\s+or\s+|\s*(?:或者?|即|也就是)\s*/iu)
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'
const plainDigits = '0123456789-+'

/** Signs people paste or type on a phone, as the expression grammar writes them. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[−–—﹣]/g, '-'],
  [/[⁄∕÷]/g, '/'],
  [/[·⋅∙∗]/g, '*'],
  [/π/g, 'pi'],
  [/√\s*(\d+(?:\.\d+)?)/g, 'sqrt($1)'],
  [/√\s*(?=\()/g, 'sqrt'],
  [/[、，]/g, ','],
  [/。$/, ''],
]

/** `answer: `, `Var = `, `约等于`, `about`; not the assignments of a longer expression. */
const introduction =
  /^(?:(?:the )?(?:answer|result)\s*(?:is|=|:)|[\p{L}_][\p{L}\p{N}_\s()[\]]{0,20}[=≈:](?!.*;)|about|approx\.?|roughly|答案[是为]?|大约|约(?:等于|为)?|等于|[=≈~])\s*/iu

const plainNumber = String.raw`[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const unit =
  /^([-+*/^().\d\sxe,]*\d\)?)\s*(?:px|pixels?|elements?|params|parameters|weights|layers?|times|个?像素|个?参数|个?元素|个|层|倍)$/iu

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
const scaled = new RegExp(`^(${plainNumber})\\s*(${Object.keys(scales).join('|')})$`, 'iu')
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
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
  if (grouped.test(text)) readings.unshift(text.replaceAll(',', ''))
  if (decimalComma.test(text)) readings.unshift(text.replace(',', '.'))
  if (list.test(text)) readings.push(text.match(/\d+/g)?.join('x') ?? text)

  return [...new Set(readings)]
}

function plainNotation(answer: string): string {
  const exponents = answer.replace(new RegExp(`[${superscripts}]+`, 'g'), (run) => {
    return `^(${[...run].map((sign) => plainDigits[superscripts.indexOf(sign)]).join('')})`
  })
  let text = exponents.normalize('NFKC').trim().replace(introduction, '')

  for (const [sign, replacement] of signs) text = text.replace(sign, replacement)

  text = text.trim().replace(unit, '$1').replace(factor, '$1').trim()
  const [, number, scale] = scaled.exec(text) ?? []

  return number && scale ? `${number}*${scales[scale.toLowerCase()]}` : text
}

import { evaluate, type Names } from '../math/calc/evaluate.ts'
import { readValue } from '../math/calc/value.ts'
import { calcDigits, formatFigure, formatRealLatex } from '../math/format.ts'
import type { Block, Document } from './document.ts'
import { inlineMarkup } from './formulas.ts'
import { splitLines } from './lines.ts'
import type { Markdown } from './question.ts'

/**
 * `{{name}}` or `{{expression}}`: the innermost pair of double braces, so that `\frac{{{n}}}{2}` keeps its own. A sign
 * of TeX before it takes one argument.
 */
const insertion = /([\^_]?)\{\{([^{}\n]+)\}\}/g

type Show = (value: number) => string

const inCode: Show = (value) => String(Number(value.toPrecision(calcDigits)))

/**
 * The text with its values inserted: as code in code, as TeX in formulas, else in figures with separators. It keeps its
 * lines.
 *
 * @throws UserError `calc.*` when an insertion cannot be computed.
 */
export function fillMarkdown(markdown: Markdown, names: Names): Markdown {
  if (!markdown.includes('{{')) return markdown

  return splitLines(markdown, 1)
    .lines.map(({ text, within }) => {
      if (within === 'code') return insert(text, names, inCode)

      return within === 'math' ? insertTex(text, names) : fillLine(text, names)
    })
    .join('\n')
}

/** As code is filled. @throws UserError as `fillMarkdown` does */
export function fillCode(text: string, names: Names): string {
  return insert(text, names, inCode)
}

/** The expressions a text inserts and their lines. */
export function insertionsIn({
  text,
  line,
}: Block): { readonly expression: string; readonly line: number }[] {
  return text.split('\n').flatMap((each, index) =>
    [...each.matchAll(insertion)].map(([, , expression = '']) => ({
      expression: expression.trim(),
      line: line + index,
    })),
  )
}

/** The lines with double braces that insert nothing. */
export function brokenInsertions({ text, line }: Block): number[] {
  return text
    .split('\n')
    .flatMap((each, index) => (each.replace(insertion, '$1').includes('{{') ? [line + index] : []))
}

/** Body and sections with their values inserted; every line stays where it is. */
export function fillDocument({ fields, body, parts }: Document, names: Names): Document {
  const fill = ({ line, text }: Block): Block => ({ line, text: fillMarkdown(text, names) })

  return {
    fields,
    body: fill(body),
    parts: Object.fromEntries(Object.entries(parts).map(([part, block]) => [part, fill(block)])),
  }
}

function fillLine(text: string, names: Names): string {
  const pieces: string[] = []
  let at = 0

  for (const { 0: mark, 1: ticks, index } of text.matchAll(inlineMarkup)) {
    pieces.push(
      insert(text.slice(at, index), names, formatFigure),
      ticks ? insert(mark, names, inCode) : insertTex(mark, names),
    )
    at = index + mark.length
  }

  return pieces.join('') + insert(text.slice(at), names, formatFigure)
}

/** An exponent of two digits is one exponent. */
function insertTex(text: string, names: Names): string {
  return text.replace(insertion, (_, sign: string, expression: string) => {
    const value = formatRealLatex(computeValue(expression, names))

    return sign ? `${sign}{${value}}` : value
  })
}

function insert(text: string, names: Names, show: Show): string {
  return text.replace(
    insertion,
    (_, sign: string, expression: string) => sign + show(computeValue(expression, names)),
  )
}

function computeValue(expression: string, names: Names): number {
  const name = expression.trim()

  return (names.get(name) ?? evaluate(readValue(name), names)).value
}

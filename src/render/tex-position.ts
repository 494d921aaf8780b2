import { splitGraphemes } from './segments.ts'

/** A place in a formula's source, counted from 1 as people count characters. */
export interface Place {
  readonly line: number
  readonly character: number
}

/** How far a parser of MathJax has read; the innermost reads an argument of the one around it. */
export interface Reading {
  readonly string: string
  readonly i: number
}

/**
 * Where in `source` an error was met, as near as can be told: at the word its message names, at the brace that is never
 * closed, or at what was read last.
 *
 * @param readings of MathJax's parsers when it gave up, the innermost first
 * @param restore gives a piece of `source` as it was typed
 */
export function placeOfError(
  source: string,
  message: string,
  readings: readonly Reading[],
  restore: (source: string) => string = (text) => text,
): Place | undefined {
  if (readings.length === 0) return undefined

  const end = endOfReading(source, readings.toReversed())
  const at = /missing close brace/i.test(message)
    ? openBrace(source)
    : startOfWord(source, namedWord(message), end)
  const before = restore(source.slice(0, at ?? Math.max(0, end - 1))).split('\n')

  return { line: before.length, character: splitGraphemes(before.at(-1) ?? '').length + 1 }
}

/**
 * What was read last ends here. A macro puts its replacement in front of what is left to read, so that the distance from
 * the end stays true; an argument is found again before the place its command has come to.
 */
function endOfReading(source: string, [outer, ...inner]: readonly Reading[]): number {
  let end = outer ? Math.max(0, source.length - left(outer)) : 0

  for (const reading of inner) {
    const start = source.lastIndexOf(reading.string, end - reading.string.length)

    if (start < 0) return end

    end = Math.max(start, start + reading.string.length - left(reading))
  }

  return end
}

function left({ string, i }: Reading): number {
  return string.length - i
}

/** The piece of source that a message of MathJax's speaks of, where it quotes one. */
function namedWord(message: string): string | undefined {
  const [, environment] = /^Unknown environment '(.+)'$/.exec(message) ?? []

  if (environment !== undefined) return `{${environment}}`

  const [, script] = /^Double (subscript|exponent)/.exec(message) ?? []

  if (script !== undefined) return script === 'exponent' ? '^' : '_'

  const [, ending] = / ended by (\\end\{.*\})$/.exec(message) ?? []

  return ending ?? /\\(?:[a-z]+|\S)/i.exec(message)?.[0]
}

function startOfWord(source: string, word: string | undefined, end: number): number | undefined {
  if (word === undefined) return undefined

  for (
    let at = source.lastIndexOf(word, end);
    at >= 0;
    at = at === 0 ? -1 : source.lastIndexOf(word, at - 1)
  ) {
    if (!/[a-z]$/i.test(word) || !/^[a-z]/i.test(source.slice(at + word.length, at + word.length + 1)))
      return at
  }

  return undefined
}

/** The last brace that is opened and never closed. */
function openBrace(source: string): number | undefined {
  const open: number[] = []

  for (const { 0: token, index } of source.matchAll(/\\[\s\S]|[{}]/g)) {
    if (token === '{') open.push(index)
    if (token === '}') open.pop()
  }

  return open.at(-1)
}

import { type Line, splitLines } from './lines.ts'

export interface Formula {
  readonly tex: string
  /** 1-based in its file. */
  readonly line: number
}

/**
 * In this order: an escaped sign, a code span, `$$…$$`, `$…$` (no blank just inside, no digit after, as the renderer
 * reads it), `\(…\)`, and a dollar that begins none of these. Groups 2–4 hold a formula's TeX, group 5 the lone dollar.
 * Each part stops at what would begin another, so that unfinished notation costs no more than its length.
 */
export const inlineMarkup =
  /\\[\\$`]|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\$\$((?:[^$]|\$(?!\$))+?)\$\$|\$(?![\s$])((?:\\.|[^$\\])*?)(?<!\s)\$(?!\d)|\\\(((?:[^\\]|\\[^()])+?)\\\)|(\$)/g

/** The formulas of a Markdown text, and the lines of dollars without a partner. An inline formula keeps to one line. */
export function findFormulas(
  markdown: string,
  firstLine: number,
): { readonly formulas: readonly Formula[]; readonly unpaired: readonly number[] } {
  const { lines } = splitLines(markdown, firstLine)
  const unpaired: number[] = []
  const formulas = lines.flatMap((line, index): Formula[] => {
    if (line.within === 'math') return line.opens ? [displayFormula(lines.slice(index))] : []
    if (line.within === 'code') return []

    const matches = [...line.text.matchAll(inlineMarkup)]

    for (const [, , , , , dollar] of matches) if (dollar) unpaired.push(line.number)

    return matches.flatMap(([, , display, short, bracketed]) => {
      const tex = display ?? short ?? bracketed

      return tex === undefined ? [] : [{ tex: tex.trim(), line: line.number }]
    })
  })

  return { formulas, unpaired }
}

/** The formula whose block begins with the first of `lines`. */
function displayFormula([first, ...rest]: readonly Line[]): Formula {
  const end = rest.findIndex(({ within, opens }) => within !== 'math' || opens)
  const block = [first, ...(end === -1 ? rest : rest.slice(0, end))].map((line) =>
    line?.text.replace(/^[\s>]*/, ''),
  )

  return {
    tex: block
      .join('\n')
      .replace(/^\$\$/, '')
      .replace(/\$\$\s*$/, '')
      .trim(),
    line: first?.number ?? 0,
  }
}

/**
 * In this order: a fenced block of TeX, another fenced block, inline code, `\[…\]`, `\(…\)`, an escaped sign, `$$…$$`, and
 * `$…$` on one line (no blank just inside, no digit after, so that prices stay prices). The groups hold TeX. Each part
 * stops at what would begin another of its kind, so that unfinished notation costs no more than its length.
 */
const notation = new RegExp(
  [
    '```(?:latex|tex|math)\\n((?:[^`]|`(?!``))*)```',
    '```(?:[^`]|`(?!``))*```',
    '``(?:[^`]|`(?!`))*``|`[^`]*`',
    '\\\\\\[((?:[^\\\\]|\\\\[^[\\]])*)\\\\\\]',
    '\\\\\\(((?:[^\\\\]|\\\\[^()])*)\\\\\\)',
    '\\\\[\\s\\S]',
    '\\$\\$((?:[^$\\\\]|\\\\[\\s\\S]|\\$(?!\\$))+)\\$\\$',
    '\\$(?![\\s$])((?:[^$\\\\\\n]|\\\\.)*)(?<!\\s)\\$(?!\\d)',
  ].join('|'),
  'gi',
)

/** The formulas of a chat message in the order they stand in, as TeX without what marks them; each different one once. */
export function findMessageFormulas(text: string): readonly string[] {
  const found = [...text.replaceAll('\r\n', '\n').matchAll(notation)].flatMap(([, ...groups]) => {
    const tex = groups.find((group) => group !== undefined)?.trim()

    return tex ? [tex] : []
  })

  return [...new Set(found)]
}

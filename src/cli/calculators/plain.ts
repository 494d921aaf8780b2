/** A calculator's words without the marks that a chat shows as bold or code. */
export function withoutMarkdown(lines: readonly string[]): string[] {
  let isCode = false

  return lines.flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode
      return []
    }

    return [isCode ? line : line.replace(/\*\*|`/g, '').replace(/\\([^\w\s])/g, '$1')]
  })
}

/** A line of Markdown; in code and display mathematics nothing is markup. */
export interface Line {
  readonly text: string
  /** 1-based in its file. */
  readonly number: number
  readonly within: 'text' | 'code' | 'math'
  /** The first line of code or mathematics. */
  readonly opens: boolean
}

export interface Lines {
  readonly lines: readonly Line[]
  /** A fence or `$$` that never closes. */
  readonly unclosed?: { readonly number: number; readonly opener: string }
}

/** What begins code or display mathematics. */
export interface Opener {
  readonly opener: string
  readonly within: 'code' | 'math'
}

/** Splits Markdown into lines that know whether they are text; fences and `$$` may stand in lists and quotes. */
export function splitLines(markdown: string, firstNumber: number): Lines {
  const lines: Line[] = []
  let open: (Opener & { readonly number: number }) | undefined

  for (const [index, text] of markdown.split('\n').entries()) {
    const number = firstNumber + index
    const bare = bareText(text)

    if (open) {
      lines.push({ text, number, within: open.within, opens: false })
      if (closes(bare, open)) open = undefined
    } else {
      const opener = openingOf(bare)

      open = opener && { ...opener, number }
      lines.push({ text, number, within: open?.within ?? 'text', opens: open !== undefined })
    }
  }

  return open ? { lines, unclosed: open } : { lines }
}

/** A line without its list marker and quote signs. */
export function bareText(text: string): string {
  return text.replace(/^[\s>]*(?:[-*+]\s+)?/, '').trimEnd()
}

/** What a bare line outside code and mathematics opens. */
export function openingOf(bare: string): Opener | undefined {
  const fence = /^(`{3,}|~{3,})[^`]*$/.exec(bare)?.[1]

  if (fence) return { opener: fence, within: 'code' }

  // `$$ x $$` on one line is text with a formula in it.
  return /^\$\$(?!.*\$\$)/.test(bare) ? { opener: '$$', within: 'math' } : undefined
}

export function closes(bare: string, { opener, within }: Opener): boolean {
  if (within === 'math') return bare.endsWith(opener)

  return bare.startsWith(opener) && new Set(bare).size === 1
}

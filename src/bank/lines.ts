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

type Open = { readonly number: number; readonly opener: string; readonly within: 'code' | 'math' }

/** Splits Markdown into lines that know whether they are text; fences and `$$` may stand in lists and quotes. */
export function splitLines(markdown: string, firstNumber: number): Lines {
  const lines: Line[] = []
  let open: Open | undefined

  for (const [index, text] of markdown.split('\n').entries()) {
    const number = firstNumber + index
    const bare = text.replace(/^[\s>]*(?:[-*+]\s+)?/, '').trimEnd()

    if (open) {
      lines.push({ text, number, within: open.within, opens: false })
      if (closes(bare, open)) open = undefined
    } else {
      open = openingOf(bare, number)
      lines.push({ text, number, within: open?.within ?? 'text', opens: open !== undefined })
    }
  }

  return open ? { lines, unclosed: open } : { lines }
}

/** What a line outside code and mathematics opens, its list marker and quote signs already taken off. */
function openingOf(bare: string, number: number): Open | undefined {
  const fence = /^(`{3,}|~{3,})[^`]*$/.exec(bare)?.[1]

  if (fence) return { number, opener: fence, within: 'code' }

  // `$$ x $$` on one line is text with a formula in it.
  return /^\$\$(?!.*\$\$)/.test(bare) ? { number, opener: '$$', within: 'math' } : undefined
}

function closes(bare: string, { opener, within }: Open): boolean {
  if (within === 'math') return bare.endsWith(opener)

  return bare.startsWith(opener) && new Set(bare).size === 1
}

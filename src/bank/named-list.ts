import type { Block } from './document.ts'
import { splitLines } from './lines.ts'
import type { Report } from './problem.ts'

/** An item `- name: text`, its continuation lines without their indent. */
export interface NamedItem {
  readonly name: string
  readonly line: number
  readonly lines: readonly string[]
}

const itemStart = /^[-*] +([\p{L}\p{N}][\p{L}\p{N}-]*)[:：]\s*(.*)$/u

/**
 * Reads a section that is one list of named items. What continues an item is indented by two blanks; anything else
 * between items is reported.
 */
export function readNamedList(block: Block, report?: Report): NamedItem[] {
  const items: { name: string; line: number; lines: string[] }[] = []

  for (const { text, number, within } of splitLines(block.text, block.line).lines) {
    const [, name, rest] = (within === 'text' && itemStart.exec(text)) || []
    const item = items.at(-1)

    if (name !== undefined && rest !== undefined) {
      if (items.some((other) => other.name === name)) report?.(number, 'bank.problem.duplicateName', { name })

      items.push({ name, line: number, lines: [rest] })
    } else if (item && /^(?:\s*$| {2}|\t)/.test(text)) item.lines.push(text.replace(/^(?: {1,2}|\t)/, ''))
    else report?.(number, 'bank.problem.notAnItem', { text: text.slice(0, 40) })
  }

  return items
}

/** Divides an item into its own text and the lines of a nested block that begin with `marker`. */
export function divideItem(
  item: NamedItem,
  marker: '>' | '-',
): { readonly text: string; readonly nested: readonly string[] } {
  const isNested = (line: string) => line.startsWith(marker)

  return {
    text: item.lines
      .filter((line) => !isNested(line))
      .join('\n')
      .trim(),
    nested: item.lines.filter(isNested).map((line) => line.slice(1).trim()),
  }
}

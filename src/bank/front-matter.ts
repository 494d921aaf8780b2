import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Report } from './problem.ts'

/** A value of the front matter. Scalars stay text: `112`, `1e-3` and `56x56` are read by whoever needs a number. */
export type Entry =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly items: readonly Entry[] }
  | { readonly line: number; readonly fields: Fields }

export type Fields = ReadonlyMap<string, Entry>

/** Reads YAML whose first line is line `firstLine` of its file. Anchors and tags are refused with what is malformed. */
export function readYaml(yaml: string, firstLine: number, report: Report): Fields {
  const lineCounter = new LineCounter()
  const lineAt = (offset: number) => firstLine + lineCounter.linePos(offset).line - 1
  const document = parseDocument(yaml, {
    lineCounter,
    schema: 'failsafe',
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  })

  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    report(lineAt(pos[0]), 'bank.problem.yaml', { message })
  }

  if (document.errors.length > 0) return new Map()

  const entry = document.contents ? read(document.contents) : undefined

  if (entry && 'fields' in entry) return entry.fields

  report(firstLine, 'bank.problem.yaml', { message: 'a map of fields (name: value) was expected' })

  return new Map()

  function read(node: unknown): Entry | undefined {
    if (isScalar(node)) return { line: lineOf(node), text: String(node.value ?? '').trim() }
    if (isSeq(node))
      return { line: lineOf(node), items: node.items.map(read).filter((each) => each !== undefined) }
    if (!isMap(node)) {
      report(firstLine, 'bank.problem.yaml', { message: 'aliases (*name) are not read' })

      return undefined
    }

    const fields = new Map<string, Entry>()

    for (const { key, value } of node.items) {
      const entry = value === null ? { line: lineOf(key), text: '' } : read(value)

      if (isScalar(key) && entry) fields.set(String(key.value), { ...entry, line: lineOf(key) })
    }

    return { line: lineOf(node), fields }
  }

  function lineOf(node: unknown): number {
    const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined

    return lineAt(range?.[0] ?? 0)
  }
}

import { UserError } from '../../errors.ts'
import { type CalculatorName, calculators, isCalculator } from '../../math/calculators/table.ts'
import { nearest } from '../../nearest.ts'

/** A line of a batch that is JSON. */
export interface ParsedLine {
  /** As JSON text, so that a number comes back with every digit it had; `null` where there is none. */
  readonly id: string
  readonly value: unknown
}

export interface Request {
  readonly name: CalculatorName
  readonly options: Readonly<Record<string, unknown>>
}

/** @throws UserError `batch.invalidJson`. */
export function parseLine(line: string): ParsedLine {
  try {
    const value: unknown = JSON.parse(line)

    return { id: isRecord(value) ? idText(value.id, line) : 'null', value }
  } catch {
    throw new UserError('batch.invalidJson', { given: line.trim().slice(0, 60) })
  }
}

/** @throws UserError `batch.invalidRequest`, `batch.unknownCommand`. */
export function readRequest(value: unknown): Request {
  if (!isRecord(value)) throw new UserError('batch.invalidRequest', { part: 'request' })

  const { command, options } = value

  if (typeof command !== 'string') throw new UserError('batch.invalidRequest', { part: 'command' })
  if (!isCalculator(command)) throw unknownCommand(command)
  if (options === undefined || options === null) return { name: command, options: {} }
  if (!isRecord(options)) throw new UserError('batch.invalidRequest', { part: 'options' })

  return { name: command, options }
}

export function unknownCommand(command: string): UserError {
  const names = Object.keys(calculators)

  return new UserError('batch.unknownCommand', {
    command: command.slice(0, 60),
    nearest: nearest(command, names) ?? 'none',
    commands: names.join(', '),
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function idText(id: unknown, line: string): string {
  if (typeof id === 'string' || Number.isSafeInteger(id)) return JSON.stringify(id)

  return typeof id === 'number' ? sourceOfId(line) : 'null'
}

type Reviver = (this: unknown, name: string, value: unknown, context: { readonly source?: string }) => unknown

/** How the number `id` of a JSON object was written. */
function sourceOfId(line: string): string {
  const sources = new Map<unknown, string>()
  const collect: Reviver = function (name, value, { source }) {
    if (name === 'id' && source !== undefined) sources.set(this, source)

    return value
  }
  const root: unknown = JSON.parse(line, collect as Parameters<typeof JSON.parse>[1])

  return sources.get(root) ?? 'null'
}

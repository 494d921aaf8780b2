import { UserError } from '../../errors.ts'
import type { Language } from '../../i18n/catalog.ts'
import { tellMistake } from '../../i18n/tell-mistake.ts'
import type { Computing } from '../../math/calculators/calculator.ts'
import { ask, dataOf } from './ask.ts'
import { longestLine } from './lines.ts'
import { type ParsedLine, parseLine, readRequest } from './request.ts'

export interface LineAsker {
  /** Of messages. */
  readonly language: Language
  readonly computing: Computing
  /** Told of a fault of ours; gives the reference under which it can be found again. */
  readonly onFault: (error: unknown) => string
}

/** The answer to one line of a batch, as one line of JSON; never throws. */
export async function answerLine(line: string | null, asker: LineAsker): Promise<string> {
  let id = 'null'

  try {
    const parsed = parseBounded(line)
    id = parsed.id
    const { name, options } = readRequest(parsed.value)
    const data = dataOf(name, await ask(name, options, asker.computing))

    return `{"id":${id},"ok":true,"data":${JSON.stringify(data)}}`
  } catch (error) {
    return `{"id":${id},"ok":false,"error":${JSON.stringify(describe(error, asker))}}`
  }
}

/** Null stands for a line that was too long to keep. */
function parseBounded(line: string | null): ParsedLine {
  if (line === null) throw new UserError('batch.lineTooLong', { limit: longestLine })

  return parseLine(line)
}

function describe(error: unknown, { language, onFault }: LineAsker) {
  const { key, values } =
    error instanceof UserError ? error : new UserError('internal.unexpected', { reference: onFault(error) })

  return { key, message: tellMistake(language, { key, values }), values }
}

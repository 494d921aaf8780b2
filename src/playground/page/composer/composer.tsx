import type { APIMessage } from 'discord-api-types/v10'
import { useMemo, useState } from 'preact/hooks'
import { CommandType } from '../kinds.ts'
import { usePage } from '../page-context.ts'
import { CommandComposer } from './command-composer.tsx'
import { type CommandLine, listRunnables } from './command-line.ts'
import { TextComposer } from './text-composer.tsx'

interface Properties {
  readonly replyTo: APIMessage | undefined
  readonly onReplied: () => void
}

/** Where one writes: a message, or a command once one was named. */
export function Composer({ replyTo, onReplied }: Properties) {
  const { model, here } = usePage()
  const [line, setLine] = useState<CommandLine>()
  const runnables = useMemo(
    () => listRunnables(model.commands.filter(({ type }) => type === CommandType.ChatInput)),
    [model.commands],
  )

  return line ? (
    <CommandComposer
      key={`${here.channel} ${line.command.path}`}
      line={line}
      onDone={() => setLine(undefined)}
    />
  ) : (
    <TextComposer runnables={runnables} replyTo={replyTo} onReplied={onReplied} onCommand={setLine} />
  )
}

import type { APIMessage } from 'discord-api-types/v10'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { channelLabel, mayWrite } from '../channels.ts'
import { IconButton } from '../icon-button.tsx'
import { nameOf } from '../names.ts'
import { usePage } from '../page-context.ts'
import { readFiles } from '../page-file.ts'
import { type CommandLine, findRunnables, type Runnable, readCommandLine } from './command-line.ts'
import { FileList } from './file-list.tsx'
import { usePopup } from './use-popup.tsx'

interface Properties {
  readonly runnables: readonly Runnable[]
  readonly replyTo: APIMessage | undefined
  readonly onReplied: () => void
  readonly onCommand: (line: CommandLine) => void
}

/** Discord's limit for a person's message, characters. */
const maxLength = 2000

/** A field for plain messages. A line that begins with `/` opens the menu of commands instead. */
export function TextComposer({ runnables, replyTo, onReplied, onCommand }: Properties) {
  const { t, state, here } = usePage()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const field = useRef<HTMLTextAreaElement>(null)
  const channel = channelLabel(state, here.channel)
  const menu = useCommandMenu(text, runnables, onCommand)
  const send = useSend({ text, files, replyTo })

  useLayoutEffect(() => {
    // Where there is no mouse the focus would bring up a keyboard that nobody asked for.
    if (replyTo || matchMedia('(hover: hover)').matches) field.current?.focus()
  }, [replyTo])

  const write = (next: string) => {
    const line = readCommandLine(next, runnables)

    if (line) onCommand(line)
    else setText(next)
  }
  // Someone may have been faster than the list of commands. The text itself is left alone: this runs a moment after
  // it was drawn, and would take back what was typed since.
  useEffect(() => {
    const line = readCommandLine(text, runnables)

    if (line) onCommand(line)
  }, [runnables])

  const submit = async () => {
    if (!(await send())) return

    setText('')
    setFiles([])
    onReplied()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || menu.onKeyDown(event)) return
    if (event.key === 'Escape' && replyTo) onReplied()
    if (event.key !== 'Enter' || event.shiftKey) return

    event.preventDefault()
    void submit()
  }

  return (
    <div class="composer">
      {menu.popup}
      {replyTo && <ReplyBar replyTo={replyTo} onCancel={onReplied} />}
      <FileList files={files} onRemove={(file) => setFiles(files.filter((one) => one !== file))} />
      <div class="composer-line">
        <AttachButton onPick={(picked) => setFiles([...files, ...picked])} />
        <textarea
          ref={field}
          id="composer"
          rows={1}
          aria-label={t('composer.label', { channel })}
          aria-autocomplete="list"
          placeholder={
            mayWrite(state, here.channel)
              ? t('composer.placeholder', { channel })
              : t('composer.commandsOnly')
          }
          maxLength={maxLength}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          {...menu.aria}
        />
        <IconButton
          icon="send"
          label={t('composer.send')}
          class="is-accent"
          disabled={text.trim() === '' && files.length === 0}
          onClick={() => void submit()}
        />
      </div>
    </div>
  )
}

/** The menu of commands while the text is the beginning of one; Escape hides it until the text changes. */
function useCommandMenu(
  text: string,
  runnables: readonly Runnable[],
  onCommand: (line: CommandLine) => void,
) {
  const { t } = usePage()
  const [hiddenFor, setHiddenFor] = useState<string>()
  const isOpen = /^\/[^\n]*$/.test(text) && hiddenFor !== text
  const found = isOpen ? findRunnables(runnables, text.slice(1)) : []

  return usePopup({
    isOpen,
    label: t('composer.commands'),
    entries: found.map(({ path, label, description }) => ({
      key: path,
      title: `/${label}`,
      detail: description,
    })),
    empty: t('composer.noCommand', { typed: text }),
    cause: text,
    takesTab: true,
    onPick: (position) => {
      const command = found[position]

      if (command) onCommand({ command, texts: {} })
    },
    onClose: () => setHiddenFor(text),
  })
}

/** Sends the message; says whether it went out. */
function useSend({
  text,
  files,
  replyTo,
}: {
  text: string
  files: readonly File[]
  replyTo: APIMessage | undefined
}) {
  const { act, here } = usePage()

  return async () => {
    if (text.trim() === '' && files.length === 0) return false

    const answer = await act('say', {
      ...here,
      content: text,
      ...(files.length > 0 && { files: await readFiles(files) }),
      ...(replyTo && { replyTo: replyTo.id }),
    })

    return answer !== undefined
  }
}

function ReplyBar({ replyTo, onCancel }: { replyTo: APIMessage; onCancel: () => void }) {
  const { t } = usePage()

  return (
    <p class="reply-bar">
      <span>{t('composer.replying', { name: nameOf(replyTo.author) })}</span>
      <IconButton icon="close" label={t('composer.cancelReply')} onClick={onCancel} />
    </p>
  )
}

function AttachButton({ onPick }: { onPick: (files: readonly File[]) => void }) {
  const { t } = usePage()
  const input = useRef<HTMLInputElement>(null)

  return (
    <>
      <IconButton icon="plus" label={t('composer.attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onPick([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

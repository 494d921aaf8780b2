import type { APIMessage } from 'discord-api-types/v10'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { LocalizedCommand } from '../../page-api.ts'
import { Icon, type IconName } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { CommandType } from '../kinds.ts'
import { Menu } from '../menu.tsx'
import { nameOf } from '../names.ts'
import { useOutsideClick } from '../outside-click.ts'
import { usePage } from '../page-context.ts'

interface Properties {
  readonly message: APIMessage
  readonly onReply: (message: APIMessage) => void
}

/** What can be done with a message: reply, the bot's own commands, delete as an administrator would. */
export function Toolbar({ message, onReply }: Properties) {
  const { t } = usePage()
  const [isOpen, setOpen] = useState(false)
  const container = useRef<HTMLDivElement>(null)

  useOutsideClick(container, isOpen, () => setOpen(false))

  const isLow = isOpen && (container.current?.getBoundingClientRect().top ?? 0) > innerHeight / 2

  return (
    <div class={`toolbar ${isOpen ? 'is-open' : ''} ${isLow ? 'is-low' : ''}`} ref={container}>
      <IconButton icon="reply" label={t('message.reply')} onClick={() => onReply(message)} />
      <IconButton
        icon="apps"
        label={t('message.apps')}
        isExpanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && <AppsMenu message={message} onDone={() => setOpen(false)} />}
    </div>
  )
}

function AppsMenu({ message, onDone }: { message: APIMessage; onDone: () => void }) {
  const { t, act, acting } = usePage()
  const forMessage = useMenuCommands(CommandType.Message)
  const forUser = useMenuCommands(CommandType.User)
  const run = (command: string, target: string) => {
    onDone()
    void act('menuCommand', { ...acting, command, target })
  }
  const remove = () => {
    onDone()
    void act('world', { edit: { do: 'deleteMessage', channel: message.channel_id, message: message.id } })
  }

  return (
    <Menu class="apps-menu" label={t('message.apps')} onClose={onDone}>
      {forMessage.length + forUser.length === 0 && <p class="menu-empty">{t('message.noApps')}</p>}
      {forMessage.map(({ id, name, name_localized }) => (
        <MenuItem key={id} icon="apps" label={name_localized} onPick={() => run(name, message.id)} />
      ))}
      {forUser.length > 0 && (
        <p class="menu-heading">{t('message.appsForUser', { name: nameOf(message.author) })}</p>
      )}
      {forUser.map(({ id, name, name_localized }) => (
        <MenuItem key={id} icon="person" label={name_localized} onPick={() => run(name, message.author.id)} />
      ))}
      <MenuItem icon="trash" label={t('message.delete')} onPick={remove} isDanger />
    </Menu>
  )
}

function MenuItem(props: { icon: IconName; label: string; onPick: () => void; isDanger?: boolean }) {
  return (
    <button
      type="button"
      role="menuitem"
      class={props.isDanger ? 'menu-entry is-danger' : 'menu-entry'}
      onClick={props.onPick}
    >
      <Icon name={props.icon} />
      <span class="menu-label">{props.label}</span>
    </button>
  )
}

/** The context-menu commands of a type that the person may use here; read when the menu opens. */
function useMenuCommands(type: number): readonly LocalizedCommand[] {
  const { act, here } = usePage()
  const [commands, setCommands] = useState<readonly LocalizedCommand[]>([])

  useEffect(() => {
    void act('commands', { ...here, type }).then((answer) => setCommands(answer?.commands ?? []))
  }, [])

  return commands
}

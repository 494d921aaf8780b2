import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIMessage,
  APISelectMenuComponent,
} from 'discord-api-types/v10'
import { useState } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { isSafeLink, readJumpLink } from '../jump-link.ts'
import { ButtonStyle, ComponentType } from '../kinds.ts'
import { usePage } from '../page-context.ts'
import { SelectBox } from '../select-box.tsx'
import { choicesOf, defaultsOf } from '../select-choices.ts'

interface RowProperties {
  readonly message: APIMessage
  readonly row: APIActionRowComponent<APIComponentInMessageActionRow>
}

/** Up to five buttons, or one select. */
export function ActionRow({ message, row }: RowProperties) {
  return (
    <div class="row">
      {row.components.map((component, position) =>
        component.type === ComponentType.Button ? (
          <MessageButton key={component.id ?? position} message={message} button={component} />
        ) : (
          <MessageSelect key={component.id ?? position} message={message} select={component} />
        ),
      )}
    </div>
  )
}

const styleNames: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'is-primary',
  [ButtonStyle.Success]: 'is-success',
  [ButtonStyle.Danger]: 'is-danger',
}

/** Presses go to the bot, links elsewhere; premium buttons have no meaning here. */
export function MessageButton({ message, button }: { message: APIMessage; button: APIButtonComponent }) {
  if (button.style === ButtonStyle.Link) return <LinkButton url={button.url} button={button} />
  if (button.style === ButtonStyle.Premium) return null

  return <PressButton message={message} customId={button.custom_id} button={button} />
}

type Labelled = Exclude<APIButtonComponent, { readonly style: typeof ButtonStyle.Premium }>

function PressButton(props: { message: APIMessage; customId: string; button: Labelled }) {
  const { act, acting } = usePage()
  const { message, customId, button } = props
  const isBusy = useIsBusy(message.id, customId)

  return (
    <button
      type="button"
      class={`button ${styleNames[button.style] ?? ''}`}
      disabled={button.disabled || isBusy}
      aria-busy={isBusy}
      onClick={() =>
        void act('press', { ...acting, channel: message.channel_id, message: message.id, customId })
      }
    >
      <ButtonFace button={button} />
    </button>
  )
}

/** Opens the web in a new tab; a link to a place in the chat goes there. */
function LinkButton({ url, button }: { url: string; button: Labelled }) {
  const { openChannel } = usePage()
  const place = readJumpLink(url)

  if (place) {
    return (
      <button type="button" class="button" onClick={() => openChannel(place.channel, place.message)}>
        <ButtonFace button={button} />
      </button>
    )
  }

  if (!isSafeLink(url)) return null

  return (
    <a class="button" href={url} target="_blank" rel="noopener noreferrer">
      <ButtonFace button={button} />
      <Icon name="external" />
    </a>
  )
}

function ButtonFace({ button }: { button: Labelled }) {
  const emoji = button.emoji?.id ? `:${button.emoji.name}:` : button.emoji?.name

  return (
    <>
      {emoji && <span aria-hidden={button.label !== undefined}>{emoji}</span>}
      {button.label}
    </>
  )
}

function MessageSelect({ message, select }: { message: APIMessage; select: APISelectMenuComponent }) {
  const { act, acting, guild, t } = usePage()
  const [values, setValues] = useState(defaultsOf(select))
  const max = select.max_values ?? 1
  const isBusy = useIsBusy(message.id, select.custom_id)

  const choose = (chosen: readonly string[]) => {
    setValues(chosen)
    void act('select', {
      ...acting,
      channel: message.channel_id,
      message: message.id,
      customId: select.custom_id,
      values: chosen,
    })
  }

  return (
    <SelectBox
      label={select.placeholder ?? (max === 1 ? t('select.choose') : t('select.chooseUpTo', { max }))}
      choices={choicesOf(select, guild)}
      values={values}
      max={max}
      disabled={(select.disabled ?? false) || isBusy}
      isBusy={isBusy}
      onChoose={choose}
    />
  )
}

/** Whether the use of this component is on its way to the bot. */
function useIsBusy(message: string, customId: string): boolean {
  const { model } = usePage()

  return [...model.progress.values()].some(
    (one) => one.message === message && one.name === customId && one.state === 'sent',
  )
}

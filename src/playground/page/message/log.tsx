import type { APIMessage } from 'discord-api-types/v10'
import { Fragment } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { channelLabel } from '../channels.ts'
import { Icon } from '../icon.tsx'
import { usePage } from '../page-context.ts'
import { showMessage } from './context-line.tsx'
import { dayOf, isContinuation } from './grouping.ts'
import { Message } from './message.tsx'
import { Pending } from './pending.tsx'
import { Typing } from './typing.tsx'

/** How near to its end, in pixels, a log counts as read to the end and follows what is new. */
const nearEndPx = 120

/** The messages of the open channel, oldest first, with what is still under way below them. */
export function Log({ onReply }: { onReply: (message: APIMessage) => void }) {
  const { t, model, here, state } = usePage()
  const name = channelLabel(state, here.channel)
  const { messages = [], isComplete = false } = model.conversations.get(here.channel) ?? {}
  const shown = messages.filter(({ id }) => !model.dismissed.has(id))
  const { log, isAtEnd, scrollToEnd } = useFollowing(here.channel)

  useTarget(messages)

  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="log" role="log" aria-label={t('log.label', { channel: name })} tabIndex={0} ref={log}>
        <div class="log-content">
          {isComplete ? <p class="log-begin">{t('log.begin', { channel: name })}</p> : <Older log={log} />}
          {shown.map((message, position) => (
            <Fragment key={message.id}>
              <DayMark message={message} before={shown[position - 1]} />
              <Message
                message={message}
                isContinued={isContinuation(message, shown[position - 1])}
                onReply={onReply}
              />
            </Fragment>
          ))}
          <Pending />
        </div>
      </section>
      <Typing />
      {!isAtEnd && (
        <button type="button" class="log-latest" onClick={scrollToEnd}>
          <Icon name="down" />
          {t('log.latest')}
        </button>
      )}
    </div>
  )
}

function Older({ log }: { log: { readonly current: HTMLElement | null } }) {
  const { t, loadOlder } = usePage()

  // What was in sight stays there: its distance from the end does not change.
  const load = async () => {
    const element = log.current
    const fromEndPx = element ? element.scrollHeight - element.scrollTop : 0

    await loadOlder()
    requestAnimationFrame(() => element?.scrollTo({ top: element.scrollHeight - fromEndPx }))
  }

  return (
    <button type="button" class="button log-older" onClick={() => void load()}>
      {t('log.older')}
    </button>
  )
}

/** A line between days, in the reader's words. */
function DayMark({ message, before }: { message: APIMessage; before: APIMessage | undefined }) {
  const { t, state } = usePage()
  const day = dayOf(message.timestamp)

  if (before && dayOf(before.timestamp) === day) return null

  const words = {
    [dayOf(Date.now())]: t('log.today'),
    [dayOf(Date.now() - 86_400_000)]: t('log.yesterday'),
  }
  const date = new Date(message.timestamp).toLocaleDateString(state.person.locale, { dateStyle: 'long' })

  return <p class="day-mark">{words[day] ?? date}</p>
}

/** Shows the message someone followed a link to, once it has been read. */
function useTarget(messages: readonly APIMessage[]): void {
  const { model, dispatch } = usePage()
  const { target } = model

  useEffect(() => {
    if (target === undefined || !messages.some(({ id }) => id === target)) return

    showMessage(target)
    dispatch({ type: 'targetReached' })
  }, [target, messages])
}

/** Keeps the end of the log in sight while the reader is there, and whenever another channel opens. */
function useFollowing(channel: string) {
  const log = useRef<HTMLElement>(null)
  const [isAtEnd, setAtEnd] = useState(true)
  const follows = useRef(true)
  const lastTop = useRef(0)
  const scrollToEnd = () => {
    const element = log.current

    element?.scrollTo({ top: element.scrollHeight })
    // Not left to the event: a jump up in the same frame would be seen from where the log was before.
    lastTop.current = element?.scrollTop ?? 0
  }

  useEffect(() => {
    const [element, content] = [log.current, log.current?.firstElementChild]

    if (!element || !content) return

    lastTop.current = element.scrollTop
    const look = () => {
      const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx
      // Content that grows faster than the log scrolls is no reason to stop following; scrolling up is.
      const isLeft = element.scrollTop < lastTop.current && !isNear

      follows.current = isNear || (follows.current && !isLeft)
      lastTop.current = element.scrollTop
      setAtEnd(follows.current)
    }
    const growth = new ResizeObserver(() => follows.current && scrollToEnd())

    growth.observe(content)
    growth.observe(element)
    element.addEventListener('scroll', look, { passive: true })

    return () => {
      growth.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])

  useEffect(() => {
    follows.current = true
    scrollToEnd()
  }, [channel])

  return { log, isAtEnd, scrollToEnd }
}

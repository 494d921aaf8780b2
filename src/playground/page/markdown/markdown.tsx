import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { channelLabel } from '../channels.ts'
import { isSafeLink, readJumpLink } from '../jump-link.ts'
import { usePage } from '../page-context.ts'
import { ChannelMention, MemberMention, RoleMention, Timestamp } from './mentions.tsx'
import { parseMarkdown } from './parse.ts'
import type { MarkdownNode } from './tree.ts'

/** A text of Discord Markdown. Everything becomes elements and text nodes, never HTML. */
export function Markdown({ source }: { source: string }) {
  const nodes = useMemo(() => parseMarkdown(source), [source])

  return <Nodes nodes={nodes} />
}

function Nodes({ nodes }: { nodes: readonly MarkdownNode[] }) {
  return (
    <>
      {nodes.map((node, position) => (
        <Node key={position} node={node} />
      ))}
    </>
  )
}

function Node({ node }: { node: MarkdownNode }) {
  switch (node.type) {
    case 'text':
      return <>{node.text}</>
    case 'lineBreak':
      return <br />
    case 'inlineCode':
      return <code>{node.text}</code>
    case 'codeBlock':
      return (
        <pre>
          <code>{node.text}</code>
        </pre>
      )
    case 'list':
      return <List node={node} />
    case 'link':
      return <Link node={node} />
    case 'spoiler':
      return <Spoiler node={node} />
    case 'user':
      return <MemberMention id={node.id} />
    case 'role':
      return <RoleMention id={node.id} />
    case 'channel':
      return <ChannelMention id={node.id} />
    case 'everyone':
    case 'here':
      return <span class="mention">@{node.type}</span>
    case 'command':
      return <span class="mention">/{node.name}</span>
    case 'emoji':
      return <>:{node.name}:</>
    case 'timestamp':
      return <Timestamp seconds={node.seconds} style={node.style} />
    default:
      return <Wrapped node={node} />
  }
}

type Wrapping = Exclude<Extract<MarkdownNode, { children: unknown }>, { type: 'link' | 'spoiler' }>

function Wrapped({ node }: { node: Wrapping }) {
  const inside = <Nodes nodes={node.children} />

  switch (node.type) {
    case 'strong':
      return <strong>{inside}</strong>
    case 'em':
      return <em>{inside}</em>
    case 'underline':
      return <u>{inside}</u>
    case 'strikethrough':
      return <s>{inside}</s>
    case 'blockQuote':
      return <blockquote>{inside}</blockquote>
    case 'subtext':
      return <small class="subtext">{inside}</small>
    case 'heading':
      return <Heading level={node.level}>{inside}</Heading>
  }
}

/** The page's own headings end at level 2, so a message's begin at 3. */
function Heading({ level, children }: { level: number; children: ComponentChildren }) {
  if (level === 1) return <h3>{children}</h3>

  return level === 2 ? <h4>{children}</h4> : <h5>{children}</h5>
}

function List({ node }: { node: Extract<MarkdownNode, { type: 'list' }> }) {
  const items = node.items.map((item, position) => (
    <li key={position}>
      <Nodes nodes={item} />
    </li>
  ))

  return node.start === null ? <ul>{items}</ul> : <ol start={node.start}>{items}</ol>
}

function Link({ node }: { node: Extract<MarkdownNode, { type: 'link' }> }) {
  const { state, openChannel } = usePage()
  const inside = <Nodes nodes={node.children} />
  const place = readJumpLink(node.target)
  const isBare =
    node.children.length === 1 && node.children[0]?.type === 'text' && node.children[0].text === node.target

  if (place) {
    return (
      <button type="button" class="mention" onClick={() => openChannel(place.channel, place.message)}>
        {isBare ? `${channelLabel(state, place.channel)} ›` : inside}
      </button>
    )
  }

  return isSafeLink(node.target) ? (
    <a href={node.target} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  ) : (
    inside
  )
}

function Spoiler({ node }: { node: Extract<MarkdownNode, { type: 'spoiler' }> }) {
  const { t } = usePage()
  const [isShown, setShown] = useState(false)

  return isShown ? (
    <span class="spoiler is-shown">
      <Nodes nodes={node.children} />
    </span>
  ) : (
    <button type="button" class="spoiler" aria-label={t('message.spoiler')} onClick={() => setShown(true)}>
      <span aria-hidden="true" inert>
        <Nodes nodes={node.children} />
      </span>
    </button>
  )
}

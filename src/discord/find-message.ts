import { type APIMessage, type REST, Routes, SnowflakeUtil } from 'discord.js'

const pageSize = 100
/** A thousand messages: what a very busy channel says while a process is away. */
const mostPages = 10
/** How far our clock and Discord's may be apart. */
const clockSkewMs = 10 * 60_000

/**
 * The newest message by `authorId` with `mark` in a custom id or in its text, back to an instant: one request in a quiet
 * channel, ten at most.
 *
 * @param since epoch milliseconds
 */
export async function findMessage(
  rest: REST,
  channelId: string,
  { authorId, mark, since, signal }: { authorId: string; mark: string; since: number; signal: AbortSignal },
): Promise<string | undefined> {
  let before: string | undefined

  for (let page = 0; page < mostPages; page++) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(before !== undefined && { before }) })
    const messages = (await rest.get(Routes.channelMessages(channelId), {
      query,
      signal,
    })) as APIMessage[]
    const found = messages.find(
      ({ author, components }) =>
        author.id === authorId && words(components ?? []).some((text) => text.includes(mark)),
    )

    if (found) return found.id

    before = messages.at(-1)?.id
    if (messages.length < pageSize || before === undefined) return undefined
    if (SnowflakeUtil.timestampFrom(before) < since - clockSkewMs) return undefined
  }

  return undefined
}

/** Custom ids and texts. */
function words(components: readonly object[]): string[] {
  return components.flatMap((component) => [
    ...('custom_id' in component && typeof component.custom_id === 'string' ? [component.custom_id] : []),
    ...('content' in component && typeof component.content === 'string' ? [component.content] : []),
    ...('components' in component && Array.isArray(component.components) ? words(component.components) : []),
  ])
}

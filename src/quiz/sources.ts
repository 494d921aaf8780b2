import { readSource } from '../bank/source.ts'
import { escapeMarkdown } from '../message.ts'

/** A reveal has room for so many; its answer card names them all. */
const namedSources = 5

/** Where a question comes from, in Markdown for the chat, with links to click; what holds no link is there as words. */
export function tellSources(sources: readonly string[]): string[] {
  return sources.slice(0, namedSources).map((source) =>
    readSource(source)
      .map(({ text, url }) => {
        if (url === undefined) return escapeMarkdown(text)

        return text === url ? `<${url}>` : `[${escapeMarkdown(text)}](${url})`
      })
      .join(''),
  )
}

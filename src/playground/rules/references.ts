// What Discord's document leaves out about files that a message shows, from
// https://docs.discord.com/developers/reference#editing-message-attachments-using-attachments-within-embeds
import { type APIMessageComponent, ComponentType } from 'discord-api-types/v10'
import { walkComponents } from '../compose/components.ts'
import { attachmentName } from '../compose/media.ts'
import type { Draft } from '../compose/message.ts'
import { type Path, type Problem, problem } from '../spec/problem.ts'

/** `attachment://name` must name a file of the message. */
export function checkReferences(draft: Draft, fileNames: readonly string[], path: Path): Problem[] {
  return mediaUrls(draft).flatMap(({ at, url }) => {
    const name = attachmentName(url)

    return name !== undefined && !fileNames.includes(name)
      ? [
          problem(
            [...path, ...at],
            'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            `The referenced attachment '${name}' was not found`,
          ),
        ]
      : []
  })
}

function mediaUrls({ embeds, components }: Draft): { at: Path; url: string }[] {
  const inEmbeds = (embeds ?? []).flatMap((embed, position) =>
    (['image', 'thumbnail'] as const).flatMap((key) => {
      const url = embed[key]?.url

      return url ? [{ at: ['embeds', position, key, 'url'], url }] : []
    }),
  )
  const inComponents = walkComponents(components ?? []).flatMap((component) =>
    urlsOf(component).map((url) => ({ at: ['components'], url })),
  )

  return [...inEmbeds, ...inComponents]
}

function urlsOf(component: APIMessageComponent): string[] {
  switch (component.type) {
    case ComponentType.Thumbnail:
      return [component.media.url]
    case ComponentType.MediaGallery:
      return component.items.map(({ media }) => media.url)
    case ComponentType.File:
      return [component.file.url]
    default:
      return []
  }
}

import { type APIEmbed, type APIEmbedImage, EmbedType } from 'discord-api-types/v10'
import type { Media } from './media.ts'

/** What Discord makes of the embeds it is sent: always rich, with full media and times in UTC. */
export function fillEmbeds(embeds: readonly APIEmbed[], media: Media): APIEmbed[] {
  return embeds.map((embed) => ({
    ...embed,
    type: EmbedType.Rich,
    ...(embed.fields && {
      fields: embed.fields.map((field) => ({ ...field, inline: field.inline ?? false })),
    }),
    ...(embed.timestamp && { timestamp: new Date(embed.timestamp).toISOString() }),
    ...(embed.image && { image: fillImage(embed.image, media) }),
    ...(embed.thumbnail && { thumbnail: fillImage(embed.thumbnail, media) }),
  }))
}

function fillImage({ url }: APIEmbedImage, media: Media): APIEmbedImage {
  const file = media.find(url)

  if (!file) return { url, proxy_url: url }

  return {
    url: file.url,
    proxy_url: file.proxy_url,
    ...(file.width && { width: file.width }),
    ...(file.height && { height: file.height }),
  }
}

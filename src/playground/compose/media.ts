import type { APIAttachment, APIUnfurledMediaItem } from 'discord-api-types/v10'

/** The files of a message being composed, and which of them its embeds and components show. */
export interface Media {
  /** Ids of files shown by an embed or component: they do not appear in the message's own list. */
  readonly shown: Set<string>
  /** The file a URL means, if it is one of the message's own. */
  find(url: string): APIAttachment | undefined
  /** What a V2 component says about a URL: Discord adds everything but the URL. */
  describe(url: string): APIUnfurledMediaItem
}

/** Resolves URLs against the files a message will have. */
export function createMedia(newId: () => string, files: readonly APIAttachment[]): Media {
  const shown = new Set<string>()
  const find = (url: string) => {
    const file = files.find(({ filename, url: own }) => attachmentName(url) === filename || url === own)

    if (file) shown.add(file.id)

    return file
  }

  return {
    shown,
    find,
    describe: (url) => {
      const file = find(url)
      const {
        url: address,
        proxy_url,
        width = null,
        height = null,
        content_type = null,
      } = file ?? {
        url,
        proxy_url: url,
      }

      return {
        id: newId(),
        url: address,
        proxy_url,
        width,
        height,
        content_type,
        ...(file && { attachment_id: file.id }),
      }
    },
  }
}

/** The file name in `attachment://name`; undefined for other URLs. */
export function attachmentName(url: string): string | undefined {
  return url.match(/^attachment:\/\/(.+)$/)?.[1]
}

import type { APIUnfurledMediaItem } from 'discord-api-types/v10'
import { useId, useRef, useState } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'

/** A picture's address and, where known, its size in pixels. */
type Media = Pick<APIUnfurledMediaItem, 'url' | 'width' | 'height'>

interface PictureProperties {
  readonly media: Media
  /** Alt text; it shows on hover and focus, as a picture of a formula has more to say than it shows. */
  readonly alt: string | null | undefined
  readonly isSpoiler?: boolean
}

/** A picture that can be enlarged, with its alt text at hand. */
export function Picture({ media, alt, isSpoiler = false }: PictureProperties) {
  const { t } = usePage()
  const [isHidden, setHidden] = useState(isSpoiler)
  const zoom = useRef<HTMLDialogElement>(null)
  const captionId = useId()
  const label = alt ? t('media.zoomNamed', { alt }) : t('media.zoom')

  return (
    <figure class="picture">
      <button
        type="button"
        class={isHidden ? 'picture-open is-hidden' : 'picture-open'}
        aria-label={isHidden ? t('message.spoiler') : label}
        onClick={() => (isHidden ? setHidden(false) : zoom.current?.showModal())}
      >
        <img src={media.url} alt={alt ?? ''} loading="lazy" {...sizeOf(media)} />
      </button>
      {alt && !isHidden && (
        <figcaption class="picture-alt" id={captionId}>
          <span class="picture-badge" aria-hidden="true">
            ALT
          </span>
          <span class="picture-text">{alt}</span>
        </figcaption>
      )}
      <dialog class="zoom" ref={zoom} aria-label={t('media.dialog')} closedby="any">
        <Enlarged url={media.url} alt={alt} onClose={() => zoom.current?.close()} />
      </dialog>
    </figure>
  )
}

function Enlarged(props: { url: string; alt: string | null | undefined; onClose: () => void }) {
  const { t } = usePage()

  return (
    <div class="zoom-body">
      <img src={props.url} alt={props.alt ?? ''} loading="lazy" />
      <div class="zoom-foot">
        <p>{props.alt || t('media.noAlt')}</p>
        <a class="button" href={props.url} target="_blank" rel="noopener noreferrer">
          <Icon name="external" />
          {t('media.original')}
        </a>
        <IconButton icon="close" label={t('page.close')} onClick={props.onClose} />
      </div>
    </div>
  )
}

/** The browser keeps the room of a picture whose size is known, so that nothing jumps when it arrives. */
function sizeOf({ width, height }: PictureProperties['media']): { width?: number; height?: number } {
  return width && height ? { width, height } : {}
}

/** One picture in its own shape, several in two columns. */
export function Gallery({ items }: { items: readonly (PictureProperties & { readonly id: string })[] }) {
  return (
    <div class={items.length === 1 ? 'gallery is-single' : 'gallery'}>
      {items.map(({ id, ...picture }) => (
        <Picture key={id} {...picture} />
      ))}
    </div>
  )
}

/** A file that is not shown in place. */
export function FileCard({
  name,
  url,
  sizeBytes,
}: {
  name: string
  url: string
  sizeBytes: number | undefined
}) {
  const { t } = usePage()

  return (
    <a
      class="file"
      href={url}
      download={name}
      target="_blank"
      rel="noopener"
      aria-label={t('media.download', { name })}
    >
      <Icon name="file" />
      <span class="file-name">{name}</span>
      {sizeBytes !== undefined && <small>{formatBytes(sizeBytes)}</small>}
    </a>
  )
}

function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`

  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`
}

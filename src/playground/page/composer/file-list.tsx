import { Icon } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'

/** Files that wait to be sent. */
export function FileList({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const { t } = usePage()

  return files.length === 0 ? null : (
    <ul class="file-list">
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified}`} class="file">
          <Icon name="file" />
          <span class="file-name">{file.name}</span>
          <IconButton
            icon="close"
            label={t('composer.removeFile', { name: file.name })}
            onClick={() => onRemove(file)}
          />
        </li>
      ))}
    </ul>
  )
}

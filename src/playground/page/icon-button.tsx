import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

interface Properties {
  readonly icon: IconName
  readonly label: string
  readonly onClick: () => void
  readonly isExpanded?: boolean
  readonly disabled?: boolean
  readonly class?: string
  readonly children?: ComponentChildren
}

/** A button that shows only an icon; its name appears on hover and is read out. */
export function IconButton({ icon, label, onClick, isExpanded, disabled = false, ...rest }: Properties) {
  return (
    <button
      type="button"
      class={`icon-button ${rest.class ?? ''}`}
      aria-label={label}
      title={label}
      aria-expanded={isExpanded}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
      {rest.children}
    </button>
  )
}

export function EditButton({
  label,
  onClick,
  isDanger = false,
}: {
  label: string
  onClick: () => void
  isDanger?: boolean
}) {
  return (
    <button type="button" class={isDanger ? 'button is-warning' : 'button'} onClick={onClick}>
      {label}
    </button>
  )
}

/** Line drawings on a grid of 20, drawn by us. */
const paths = {
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  controls: 'M4 6h6M14 6h2M4 14h2M10 14h6M12 4v4M8 12v4',
  close: 'M5 5l10 10M15 5L5 15',
  hash: 'M8 3.5l-2 13M14 3.5l-2 13M3.5 7.5h13M3.5 12.5h13',
  thread: 'M5 3.5v6a3 3 0 0 0 3 3h8M12.5 9l3.5 3.5-3.5 3.5',
  person: 'M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5M3.5 17c.8-3 3.3-4.5 6.5-4.5s5.7 1.5 6.5 4.5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z',
  auto: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 3v14M13 4v12M15.5 6v8',
  reply: 'M8 5L3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5v1',
  apps: 'M4 4h4.5v4.5H4zM11.5 4H16v4.5h-4.5zM4 11.5h4.5V16H4zM11.5 13.75H16M13.75 11.5V16',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5',
  plus: 'M10 4v12M4 10h12',
  send: 'M3.5 10L16.5 4l-4 12.5-3-5zM9.5 11.5L16.5 4',
  down: 'M5 8l5 5 5-5',
  eye: 'M2.5 10s2.8-5 7.5-5 7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5M10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4',
  file: 'M5 2.5h6.5L15.5 6.5v11h-10.5zM11.5 2.5v4h4',
  external: 'M8 4.5H4.5v11h11V12M11.5 3.5h5v5M16.5 3.5L9.5 10.5',
  check: 'M4 10.5l4 4 8-9',
  warning: 'M10 3.5L2.5 16.5h15zM10 8.5v3.5M10 14.25v.25',
  pin: 'M7 3.5h6M8 3.5v5L5.5 11.5h9L12 8.5v-5M10 11.5v5.5',
} as const

export type IconName = keyof typeof paths

/** Decoration only: the control around it carries the name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

/** fan-in's own mark: many inputs, one unit. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M8 8.5C14 8.5 14.5 16 20 16M8 16h12M8 23.5C14 23.5 14.5 16 20 16" />
      <circle cx="22.5" cy="16" r="3.4" />
    </svg>
  )
}

import { useState } from 'preact/hooks'

const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'theme'

/** The theme and a function that goes on to the next; it is remembered, and applied by the style sheets. */
export function useTheme(): [theme: Theme, next: () => void] {
  const [theme, setTheme] = useState(readTheme)

  const next = () => {
    const following = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto'

    localStorage.setItem(storageKey, following)
    applyTheme()
    setTheme(following)
  }

  return [theme, next]
}

/** Called before anything is drawn, so that the page does not flash in the other theme. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = readTheme()
}

function readTheme(): Theme {
  const stored = localStorage.getItem(storageKey)

  return themes.find((theme) => theme === stored) ?? 'auto'
}

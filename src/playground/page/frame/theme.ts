import { useEffect, useState } from 'preact/hooks'

const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'theme'

/** The theme and a function that goes on to the next; it is remembered, and applied by the style sheets. */
export function useTheme(): [theme: Theme, next: () => void] {
  const [theme, setTheme] = useState(readTheme)

  useEffect(() => {
    document.documentElement.dataset.theme = theme
    localStorage.setItem(storageKey, theme)
  }, [theme])

  return [theme, () => setTheme(themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto')]
}

function readTheme(): Theme {
  const stored = localStorage.getItem(storageKey)

  return themes.find((theme) => theme === stored) ?? 'auto'
}

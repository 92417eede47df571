/** The theme in force: an attribute of the page and a cookie, so that the server draws the next page in it. */

export type Theme = 'system' | 'light' | 'dark'

export const THEMES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** The theme that the page is in now. */
export function readTheme(): Theme {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Puts the page into a theme and remembers it. */
export function applyTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and needs HTTPS
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`
}

/** The commands of the palette that need no server: pages, keys of the page, theme, link. */
import type { Route } from 'next'
import { listShortcuts } from '@/components/ui/shortcut-registry'
import { PAGES, SETTINGS } from './pages'
import { applyTheme, THEMES } from './theme'

export interface PaletteCommand {
  id: string
  label: string
  /** The key that does the same. */
  shortcut: string | null
  run: () => void
}

/** Links to the pages. */
export function pageCommands(go: (href: Route) => void): PaletteCommand[] {
  return [...PAGES, SETTINGS].map((page) => ({
    id: page.href,
    label: page.label,
    shortcut: null,
    run: () => go(page.href),
  }))
}

/** What can be done on this page: what the page itself offers by key, and what is possible everywhere. */
export function actionCommands(): PaletteCommand[] {
  const keys = listShortcuts().map(({ key, label, run }) => ({
    id: `key ${key}`,
    label: label ?? key,
    shortcut: key.length === 1 ? key.toUpperCase() : key,
    run: () => run(null),
  }))
  const themes = THEMES.map(({ value, label }) => ({
    id: `theme ${value}`,
    label: `Theme: ${label.toLowerCase()}`,
    shortcut: null,
    run: () => applyTheme(value),
  }))
  const link = {
    id: 'link',
    label: 'Copy the link to this view',
    shortcut: null,
    run: () => void navigator.clipboard.writeText(window.location.href),
  }
  return [...keys, link, ...themes]
}

/** The commands whose label holds every typed word. */
export function matchingCommands(commands: readonly PaletteCommand[], typed: string): PaletteCommand[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}

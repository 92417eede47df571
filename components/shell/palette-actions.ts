/** The commands of the palette that are known beforehand: pages, keys of the page, link, theme, signing out. */
import type { Route } from 'next'
import { listShortcuts } from '@/components/ui/shortcut-registry'
import { FURTHER_PAGES, PAGES, type PageLink } from './pages'
import { applyTheme, THEMES } from './theme'

export interface PaletteCommand {
  id: string
  label: string
  /** The key that does the same. */
  shortcut: string | null
  run: () => void
}

/** Links to the pages, and to those of the settings. */
export function pageCommands(settings: readonly PageLink[], go: (href: Route) => void): PaletteCommand[] {
  const named = settings.map(({ href, label }) => ({ href, label: `Settings: ${label}` }))
  return [...PAGES, ...FURTHER_PAGES, ...named].map(({ href, label }) => ({
    id: href,
    label,
    shortcut: null,
    run: () => go(href),
  }))
}

/** What some readers may do, from any page. */
interface ActionRuns {
  openIncident: (() => void) | null
  signOut: (() => void) | null
}

/**
 * What can be done on this page: what the page itself offers by key, and what is possible everywhere. What is null is not
 * for this reader: those without a session have nothing to sign out of.
 */
export function actionCommands({ openIncident, signOut }: ActionRuns): PaletteCommand[] {
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
  const byHand = command('open incident', 'Open an incident by hand', openIncident)
  return [...keys, ...byHand, link, ...themes, ...command('sign out', 'Sign out', signOut)]
}

function command(id: string, label: string, run: (() => void) | null): PaletteCommand[] {
  return run === null ? [] : [{ id, label, shortcut: null, run }]
}

/** The commands whose label holds every typed word. */
export function matchingCommands(commands: readonly PaletteCommand[], typed: string): PaletteCommand[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}

/** One field that finds pages, actions, services, incidents and events. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { searchOptions } from '@/components/ui/filter-option'
import { facetsQuery } from '@/lib/events/queries'
import type { PageLink } from './pages'
import { actionCommands, matchingCommands, pageCommands } from './palette-actions'
import { PaletteFound } from './palette-found'
import { PaletteGroup } from './palette-group'
import { PaletteItem } from './palette-item'
import { paletteSearchQuery } from './palette-search'

const SERVICES_SHOWN = 6

interface CommandPaletteProps {
  /** The pages of the settings that this reader may open. */
  settings: readonly PageLink[]
  /** Whether the reader may open incidents. */
  mayRespond: boolean
  /** Null for those who have no session. */
  signOut: (() => void) | null
  onDone: () => void
}

export function CommandPalette({ settings, mayRespond, signOut, onDone }: CommandPaletteProps) {
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState('')
  const go = (href: string) => router.push(href as Route)
  const openIncident = mayRespond ? () => go('/incidents/new') : null
  const [actions] = useState(() => actionCommands({ openIncident, signOut }))
  const searched = useDeferredValue(typed.trim())
  const search = useQuery(paletteSearchQuery(searched))
  const facets = useQuery(facetsQuery)

  // After the dialog has opened, which would rather focus the frame.
  useEffect(() => field.current?.focus(), [])

  const finish = (run: () => void) => () => {
    onDone()
    // What runs may want the focus, which the closing dialog gives back first.
    requestAnimationFrame(run)
  }
  const pages = matchingCommands(pageCommands(settings, go), typed)
  const commands = matchingCommands(actions, typed)
  const found = typed.trim() ? searchOptions(facets.data?.services ?? [], typed).slice(0, SERVICES_SHOWN) : []
  const { incidents = [], events = [], isPartial = false } = (typed.trim() ? search.data : null) ?? {}
  const ids = [
    ...pages.map(({ id }) => id),
    ...commands.map(({ id }) => id),
    ...found.map(({ value }) => `service ${value}`),
    ...incidents.map(({ id }) => `incident ${id}`),
    ...events.map(({ id }) => `event ${id}`),
  ]
  // Results come and go while somebody types; cmdk alone may be left with a choice that is gone, and Enter with none.
  const active = ids.includes(picked) ? picked : (ids[0] ?? '')

  return (
    <Command
      shouldFilter={false}
      label="Search and commands"
      loop
      value={active}
      onValueChange={setPicked}
      className="flex min-h-0 flex-col"
    >
      <Command.Input
        ref={field}
        value={typed}
        onValueChange={setTyped}
        placeholder="Search incidents, events, services, pages…"
        className="h-12 w-full shrink-0 border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-ink-faint sm:text-base"
      />
      <Command.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-sm text-ink-muted">
          {search.isFetching ? 'Searching…' : 'Nothing found.'}
        </Command.Empty>
        <PaletteGroup heading="Pages" count={pages.length}>
          {pages.map((page) => (
            <PaletteItem key={page.id} id={page.id} label={page.label} onPick={finish(page.run)} />
          ))}
        </PaletteGroup>
        {/* Known beforehand, so above what comes later: nothing moves under the finger that goes to Enter. */}
        <PaletteGroup heading="Actions" count={commands.length}>
          {commands.map(({ id, label, shortcut, run }) => (
            <PaletteItem key={id} id={id} label={label} shortcut={shortcut} onPick={finish(run)} />
          ))}
        </PaletteGroup>
        <PaletteFound services={found} incidents={incidents} events={events} pick={(href) => finish(() => go(href))} />
      </Command.List>
      <PaletteFoot hasFailed={search.isError || isPartial} />
    </Command>
  )
}

function PaletteFoot({ hasFailed }: { hasFailed: boolean }) {
  return (
    <p className="shrink-0 border-t border-line px-4 py-2 text-2xs text-ink-faint">
      ↑↓ move · Enter open · Esc close{hasFailed ? ' · The search failed: the server did not answer' : ''}
    </p>
  )
}

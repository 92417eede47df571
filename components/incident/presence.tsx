/** Who else has the incident open: "2 people here: Mira, you", with initials; nothing while nobody else is. */
'use client'

import { useLeave, usePresence } from '@/components/shell/use-presence'
import { useIncident } from './incident-context'
import { initials, presenceWords } from './presence-words'

/** More initials say nothing. */
const SHOWN = 5

export function Presence() {
  const { incident, reader } = useIncident()
  const people = usePresence(incident.id)
  useLeave(incident.id)
  const words = presenceWords(people, reader.personId)
  const others = people.filter(({ id }) => id !== reader.personId)
  return (
    <p
      role="status"
      title={words ?? undefined}
      className="flex min-w-0 items-center gap-1.5 text-xs text-ink-muted print:hidden"
    >
      {words === null ? null : (
        <>
          <span aria-hidden className="flex -space-x-1">
            {others.slice(0, SHOWN).map(({ id, name }) => (
              <span
                key={id}
                className="inline-flex size-6 items-center justify-center rounded-full border border-surface bg-accent-soft text-2xs font-medium text-accent"
              >
                {initials(name)}
              </span>
            ))}
          </span>
          <span className="truncate">{words}</span>
        </>
      )}
    </p>
  )
}

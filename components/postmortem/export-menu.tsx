/** The post-mortem as a file, in one click; links, so that it works without scripts. */
'use client'

import { Download } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { classNames } from '@/components/ui/class-names'
import { useFold } from '@/components/ui/use-fold'

/** lib/postmortem-exports writes them. */
const DOCUMENTS = [
  { file: 'postmortem.pdf', name: 'PDF', about: 'to print or send' },
  { file: 'postmortem.html', name: 'HTML file', about: 'opens offline, looks like this page' },
  { file: 'postmortem.md', name: 'Markdown', about: 'for a repository or a wiki' },
  { file: 'postmortem.json', name: 'JSON', about: 'everything, for programs' },
  { file: 'checklist.csv', name: 'Checklist, CSV', about: 'one row per item' },
  { file: 'actions.csv', name: 'Actions, CSV', about: 'one row per action' },
] as const

interface ExportMenuProps {
  incidentId: string
  of: string | null
  /** The published revision that is shown; null: as it is now. */
  revision: number | null
}

export function ExportMenu({ incidentId, of, revision }: ExportMenuProps) {
  const fold = useFold(false, null)
  const query = new URLSearchParams({
    ...(of === null ? {} : { of }),
    ...(revision === null ? {} : { revision: `${revision}` }),
  }).toString()
  return (
    <details ref={fold} className="group/export relative print:hidden">
      <summary
        className={classNames(buttonClass('secondary'), 'list-none [&::-webkit-details-marker]:hidden')}
        aria-label="Export the post-mortem"
      >
        <Download aria-hidden size={14} /> Export
      </summary>
      <ul className="absolute right-0 z-20 max-sm:right-auto max-sm:left-0 mt-1 w-72 max-w-[calc(100vw-24px)] rounded-md border border-line-strong bg-surface p-1 shadow-sm">
        {DOCUMENTS.map(({ file, name, about }) => (
          <li key={file}>
            <a
              href={`/api/incidents/${incidentId}/postmortem/${file}${query === '' ? '' : `?${query}`}`}
              download
              className="flex min-h-9 flex-wrap items-baseline gap-x-2 rounded-[4px] px-2 py-1.5 text-sm hover:bg-sunken"
            >
              <span className="font-medium">{name}</span>
              <span className="text-xs text-ink-muted">{about}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

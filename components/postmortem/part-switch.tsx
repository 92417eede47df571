/** On narrow screens one part of the page is shown at a time: links, so that they work without scripts. */
'use client'

import { classNames } from '@/components/ui/class-names'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { activatePart, type PagePart } from './active-part'

interface PartSwitchProps {
  postmortem: PostmortemView
  shown: PagePart
  /** The address of the page showing a part. */
  hrefOf: (part: PagePart) => string
}

export function PartSwitch({ postmortem: { progress, actions, fields }, shown, hrefOf }: PartSwitchProps) {
  const empty = fields.filter(({ body }) => body === '').length
  const open = actions.filter(({ state }) => state === 'open').length
  const parts = [
    { part: 'document', name: 'Document', count: empty === 0 ? '' : `${empty} empty` },
    { part: 'checklist', name: 'Checklist', count: `${progress.settled}/${progress.total}` },
    { part: 'actions', name: 'Actions', count: `${open} open` },
  ] as const
  return (
    <nav
      aria-label="Parts of the post-mortem"
      className="sticky top-0 z-10 -mx-3 grid grid-cols-3 border-b border-line bg-canvas px-3 sm:-mx-6 sm:px-6 lg:hidden print:hidden"
    >
      {parts.map(({ part, name, count }) => (
        <a
          key={part}
          href={hrefOf(part)}
          aria-current={part === shown ? 'true' : undefined}
          onClick={(click) => {
            click.preventDefault()
            window.history.replaceState(null, '', hrefOf(part))
            activatePart(part)
          }}
          className={classNames(
            '-mb-px flex min-h-11 flex-col items-center justify-center border-b-2 text-sm leading-tight font-medium',
            part === shown ? 'border-accent text-ink' : 'border-transparent text-ink-muted',
          )}
        >
          {name}
          <span className="text-2xs font-normal text-ink-muted tabular">{count}</span>
        </a>
      ))}
    </nav>
  )
}

/** A post-mortem that is there: sign-off bar, document, checklist, actions, and what resembles it. */
'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from '@/components/ui/class-names'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { Actions } from './actions'
import { activatePart, PAGE_PARTS, type PagePart, useActivePart } from './active-part'
import { Checklist } from './checklist'
import { Document } from './document'
import { ExportMenu } from './export-menu'
import { OtherPostmortems } from './other-postmortems'
import type { PostmortemPageProps } from './page-props'
import { PartSwitch } from './part-switch'
import { PostmortemContext } from './postmortem-context'
import { RevisionNotice } from './revision-notice'
import { SignOffBar } from './sign-off-bar'
import { Similar } from './similar'

interface PostmortemPartsProps extends Omit<PostmortemPageProps, 'templates'> {
  postmortem: PostmortemView
  /** When the page was told of it last, ms since 1970. */
  toldAt: number
}

export function PostmortemParts(props: PostmortemPartsProps) {
  const { incidentId, of, revision, postmortem, mayWrite, readerId, people, toldAt, teams, trackers } = props
  const shown = useShownPart(props.part)
  const part = { incidentId, of, revision: revision?.number ?? null, postmortem, mayWrite, readerId, people }
  const hrefOf = (name: PagePart) => hrefOfPart({ incidentId, of, revision: revision?.number ?? null }, name)
  return (
    <PostmortemContext value={{ ...part, toldAt }}>
      <div className="flex min-w-0 flex-col gap-4">
        <RevisionNotice incidentId={incidentId} of={of} revision={revision} />
        <OtherPostmortems incidentId={incidentId} postmortem={postmortem} />
        <SignOffBar {...part} shownRevision={revision?.number ?? null} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="min-w-0 text-xs text-pretty text-ink-muted">
            {postmortem.template.name} template. Opened by {postmortem.openedBy}.
            {mayWrite ? <span className="noscript:hidden"> What you write saves itself.</span> : null}
          </p>
          <ExportMenu incidentId={incidentId} of={of} revision={revision?.number ?? null} />
        </div>
        {mayWrite ? (
          <noscript>
            <p className="text-sm">Writing needs scripts; reading and exporting does not.</p>
          </noscript>
        ) : null}
        <PartSwitch postmortem={postmortem} shown={shown} hrefOf={hrefOf} />
        <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[minmax(0,1fr)_30rem]">
          <Part name="document" shown={shown}>
            <Document />
          </Part>
          <Part
            name="checklist"
            shown={shown}
            className="lg:sticky lg:top-3 lg:max-h-[calc(100dvh-24px)] lg:overflow-y-auto lg:overscroll-contain"
          >
            <Checklist {...part} />
          </Part>
        </div>
        <Part name="actions" shown={shown} className="pt-2">
          <Actions {...part} teams={teams} trackers={trackers} />
        </Part>
        <Similar incidentId={incidentId} />
      </div>
    </PostmortemContext>
  )
}

interface PartProps {
  name: PagePart
  shown: PagePart
  className?: string
  children: ReactNode
}

/** Wide screens and paper show every part. */
function Part({ name, shown, className, children }: PartProps) {
  return (
    <div data-part={name} className={classNames('min-w-0', name !== shown && 'max-lg:hidden print:block', className)}>
      {children}
    </div>
  )
}

/** Follows the keys and what is touched; the address says where it begins. */
function useShownPart(first: PagePart): PagePart {
  const [shown, setShown] = useState(first)
  const active = useActivePart()
  const [followed, setFollowed] = useState(active)
  useEffect(() => activatePart(first), [first])
  useEffect(() => {
    window.addEventListener('hashchange', showLinked)
    return () => window.removeEventListener('hashchange', showLinked)
  }, [])
  if (active !== followed) {
    setFollowed(active)
    setShown(active)
  }
  return shown
}

/** A link leads to something in a part that narrow screens do not show just now. */
function showLinked(): void {
  const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)))
  const part = target?.closest<HTMLElement>('[data-part]')?.dataset.part
  const known = PAGE_PARTS.find((name) => name === part)
  if (known === undefined) return
  flushSync(() => activatePart(known))
  target?.scrollIntoView({ block: 'start' })
}

interface ShownPostmortem {
  incidentId: string
  of: string | null
  revision: number | null
}

/** The address of the page with one part in view. */
function hrefOfPart({ incidentId, of, revision }: ShownPostmortem, part: PagePart): string {
  const query = new URLSearchParams({
    ...(of === null ? {} : { of }),
    ...(revision === null ? {} : { revision: `${revision}` }),
    ...(part === 'document' ? {} : { part }),
  }).toString()
  return `/incidents/${incidentId}/postmortem${query === '' ? '' : `?${query}`}`
}

/** One incident in the list: one line on a wide screen, two on a narrow one. */
'use client'

import { memo } from 'react'
import { Chip } from '@/components/ui/chip'
import { SevChip } from '@/components/ui/sev-chip'
import { SeverityMark } from '@/components/ui/severity-mark'
import { StatusLabel } from '@/components/ui/status-label'
import { openTone, regionsWord, rowMark, rowTitle, servicesParts, shownStatus } from '@/lib/domain/incident-row'
import { postmortemWords } from '@/lib/domain/postmortem/words'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import type { RowPlace } from './day-section'
import own from './incident-row.module.css'
import { IncidentTimes } from './incident-times'
import { ReachedAccounts } from './reached-accounts'
import styles from './row.module.css'

interface IncidentRowProps extends RowPlace {
  incident: IncidentSummaryView
  href: string
}

export const IncidentRow = memo(function IncidentRow(props: IncidentRowProps) {
  const { incident, index, count, day, zone, fresh, href } = props
  const { owner } = incident
  const title = rowTitle(incident)
  const { word, look } = shownStatus(incident)
  const [service, others] = servicesParts(incident)
  const services = others === '' ? service : `${service} ${others}`
  const regions = regionsWord(incident)
  const tone = openTone(incident)
  return (
    <li
      data-row={incident.id}
      data-index={index}
      data-open={look === 'open' ? tone : undefined}
      data-uncovered={!incident.covered || undefined}
      data-fresh={fresh || undefined}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={`${styles.row} ${own.incident}`}
    >
      <SeverityMark {...rowMark(incident)} />
      <span
        className={`${styles.service} ${own.services}`}
        title={incident.services.map(({ name }) => name).join(', ')}
      >
        <span className={own.name}>{service}</span>
        {others === '' ? null : <span className={own.others}> {others}</span>}
      </span>
      <span className={styles.region} title={incident.regions.join(', ')}>
        {regions}
      </span>
      <span className={styles.summary}>
        <span className={styles.place}>{regions}</span>
        <a href={href} draggable={false} aria-label={`${services}, ${regions}: ${title}`} className={styles.link}>
          {title}
        </a>
        <Extras incident={incident} fresh={fresh} />
      </span>
      <IncidentTimes incident={incident} day={day} zone={zone} />
      <ReachedAccounts incident={incident} />
      <span className={`${styles.state} ${own.status}`}>
        {look === 'open' ? <SevChip level={incident.severity} /> : <span className={own.sev}>{incident.severity}</span>}
        <StatusLabel word={word} tone={look === 'open' ? tone : look} />
      </span>
      <span className={own.owner} title={owner === null ? undefined : `Owner: ${owner.name}`}>
        {owner?.name}
      </span>
    </li>
  )
})

/** What is told only where there is something to tell. */
function Extras({ incident: { eventCount, postmortem }, fresh }: Pick<IncidentRowProps, 'incident' | 'fresh'>) {
  if (!fresh && eventCount < 2 && postmortem === null) return null
  return (
    <span className={styles.extras}>
      {fresh ? <Chip tone="accent">New</Chip> : null}
      {eventCount > 1 ? (
        <span className={`tabular ${own.events}`}>{eventCount.toLocaleString('en-US')} events</span>
      ) : null}
      {postmortem === null ? null : <PostmortemMark postmortem={postmortem} />}
    </span>
  )
}

/** In the little room that a row has: how much of the checklist is settled, or that it is published. */
function PostmortemMark({ postmortem }: { postmortem: NonNullable<IncidentSummaryView['postmortem']> }) {
  const { state, settled, total } = postmortem
  const words = postmortemWords(postmortem)
  return (
    <span className="tabular" title={words}>
      <span aria-hidden>{state === 'published' ? 'signed' : `ckl ${settled}/${total}`}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

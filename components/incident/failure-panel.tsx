/** An identity incident: what fails and what goes on working, each with the sentence or the document that says so. */
import { BookOpen } from 'lucide-react'
import { Chip } from '@/components/ui/chip'
import { Panel } from '@/components/ui/panel'
import { SeverityMark } from '@/components/ui/severity-mark'
import { isOver } from '@/lib/domain/incident'
import { safeHref } from '@/lib/domain/safe-href'
import type { FailureStatement, IdentityFailureView } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { IncidentEventLink } from './incident-event-link'
import { RegionIds } from './region-ids'

const KINDS: Record<IdentityFailureView['kinds'][number], string> = {
  'control-plane': 'Control plane',
  propagation: 'Propagation',
  'data-plane': 'Data plane',
  'sign-in': 'Sign-in',
  unknown: 'Kind not said',
}

export function FailurePanel() {
  const { incident } = useIncident()
  const { failure } = incident
  if (failure === null) return null
  const over = isOver(incident.status)
  const fails = failure.statements.filter(({ works }) => !works)
  const works = failure.statements.filter((statement) => statement.works)
  return (
    <Panel
      title={over ? 'What worked, and what did not' : 'What works, and what does not'}
      note={
        <span className="flex flex-wrap gap-1">
          {failure.kinds.map((kind) => (
            <Chip key={kind} tone={kind === 'unknown' ? 'unknown' : 'neutral'}>
              {KINDS[kind]}
            </Chip>
          ))}
        </span>
      }
    >
      {failure.statements.length === 0 ? (
        <p className="text-sm text-ink-muted">AWS has not said what fails and what works. Take neither for granted.</p>
      ) : (
        <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
          <Statements title={over ? 'Failed' : 'Fails'} statements={fails} none="AWS names nothing that fails." />
          <Statements
            title={over ? 'Went on working' : 'Goes on working'}
            statements={works}
            none="Nothing in AWS's texts was read as saying so."
          />
        </div>
      )}
    </Panel>
  )
}

interface StatementsProps {
  title: string
  statements: readonly FailureStatement[]
  none: string
}

function Statements({ title, statements, none }: StatementsProps) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-xs font-medium text-ink-muted">{title}</h3>
      {statements.length === 0 ? <p className="text-sm text-ink-muted">{none}</p> : null}
      <ul className="flex flex-col gap-3">
        {statements.map((statement) => (
          <li key={`${statement.words}|${statement.regions.join()}`} className="flex gap-2 text-sm">
            <SeverityMark
              kind={statement.works ? 'resolved' : 'disruption'}
              size={12}
              word={title}
              className="mt-1 self-start"
            />
            <div className="min-w-0">
              <p className="text-pretty">
                {statement.words}
                {statement.regions.length === 0 ? null : (
                  <span className="text-ink-muted">
                    {' '}
                    <RegionIds regions={statement.regions} />
                  </span>
                )}
              </p>
              <Source {...statement} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Source({ sentence, eventId, source }: FailureStatement) {
  const href = source === null ? null : safeHref(source)
  return (
    <>
      {sentence === null ? null : (
        <blockquote className="mt-1 border-l-2 border-line-strong pl-2 text-xs text-pretty wrap-anywhere text-ink-muted">
          {sentence}{' '}
          {eventId === null ? null : (
            <IncidentEventLink id={eventId} className="whitespace-nowrap text-accent underline underline-offset-2">
              AWS's event
            </IncidentEventLink>
          )}
        </blockquote>
      )}
      {href === null ? null : (
        <a
          href={href}
          target="_blank"
          rel="noopener nofollow"
          className="mt-1 inline-flex items-center gap-1 text-xs text-accent hover:underline"
        >
          <BookOpen aria-hidden size={12} /> How AWS builds it
        </a>
      )}
    </>
  )
}

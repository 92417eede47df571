/** Arranges which events make which incident: what to do, with what, a look at what would come of it, and only then doing it. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { ARRANGE_CHOICES, ARRANGE_WORDS, type ArrangeChoice, needsOther } from '@/components/incident/arrange-choice'
import { ArrangeChooser } from '@/components/incident/arrange-chooser'
import { ArrangeConfirm } from '@/components/incident/arrange-confirm'
import { ArrangePreview } from '@/components/incident/arrange-preview'
import { ArrangeSteps } from '@/components/incident/arrange-steps'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { FormNotice } from '@/components/ui/form-notice'
import { requirePage } from '@/lib/access/page'
import type { Principal } from '@/lib/domain/access'
import type { IncidentView } from '@/lib/incidents/contract'
import { isNoSuchIncident } from '@/lib/incidents/queries'
import { getIncident } from '@/lib/incidents/read'
import { listOtherIncidents, readArrangementPreview } from '@/lib/incidents/read-arrangement'
import { type ArrangeRequest, arrangingOf, readArrangeRequest } from './arrange-request'

export const metadata: Metadata = { title: 'Arrange an incident' }

export default async function ArrangePage({ params, searchParams }: PageProps<'/incidents/[id]/arrange'>) {
  const principal = await requirePage('incidents:respond')
  const [{ id }, search] = await Promise.all([params, searchParams])
  const incident = await findIncident(id, principal)
  if (incident === null) notFound()
  if (incident.id !== id) redirect(`/incidents/${incident.id}/arrange` as Route)
  const offered = choicesFor(incident)
  const asked = readArrangeRequest(search)
  const request = offered.includes(asked.choice) ? asked : { ...asked, choice: offered[0] ?? 'merge' }
  const others = needsOther(request.choice) ? await listOtherIncidents(incident, request.q, principal.accounts) : []
  const { choice } = request
  return (
    <>
      <PageHead
        title={`Arrange “${incident.title}”`}
        back={
          <Link href={`/incidents/${id}` as Route} className="text-accent hover:underline">
            Incident #{id}
          </Link>
        }
      >
        What people place, no rule moves any more. Everything here is shown before it is done, and can be taken back.
      </PageHead>
      <ArrangeSteps incidentId={id} choice={choice} offered={offered} />
      <div className="flex max-w-5xl flex-col gap-4">
        <Section title={ARRANGE_WORDS[choice].name} lead={ARRANGE_WORDS[choice].lead}>
          <ArrangeChooser incident={incident} others={others} {...request} />
        </Section>
        <div id="outcome" className="scroll-mt-2">
          <Outcome request={request} incident={incident} principal={principal} />
        </div>
      </div>
    </>
  )
}

/** Nothing can be split off a single event, nor moved where there is none. */
function choicesFor({ eventCount }: IncidentView): ArrangeChoice[] {
  return ARRANGE_CHOICES.filter(
    (choice) => (choice !== 'split' || eventCount > 1) && (choice !== 'move' || eventCount > 0),
  )
}

interface OutcomeProps {
  request: ArrangeRequest
  incident: IncidentView
  principal: Principal
}

async function Outcome({ request, incident, principal }: OutcomeProps) {
  const other = request.other === null ? null : await findIncident(request.other, principal)
  if (request.other !== null && other === null && needsOther(request.choice)) {
    return (
      <FormNotice tone="refused">There is no incident {request.other.slice(0, 40)}. Choose another one.</FormNotice>
    )
  }
  const arranging = arrangingOf(request, incident, other)
  if (arranging === null) return <Missing request={request} />
  const { arrangement, fields } = arranging
  const confirm = (
    <ArrangeConfirm
      key={fields.map((field) => field.join('=')).join('&')}
      choice={request.choice}
      fields={fields}
      incidentId={incident.id}
    />
  )
  if (arrangement === null) {
    const lead = `Incidents #${incident.id} and #${other?.id} keep their events and stay two. The page of each leads to the other.`
    return (
      <Section title="What happens" lead={lead}>
        {confirm}
      </Section>
    )
  }
  const preview = await readArrangementPreview(principal, arrangement)
  if ('refusal' in preview) return <FormNotice tone="refused">{preview.refusal}</FormNotice>
  return (
    <Section
      title="What happens"
      lead="Nothing is done yet. Notes, marks, observed times, responders and history are kept."
    >
      <div className="flex flex-col gap-4">
        <ArrangePreview incidents={preview.incidents} />
        {confirm}
      </div>
    </Section>
  )
}

/** Something was asked for, and not enough chosen. */
function Missing({ request: { choice, other, events } }: { request: ArrangeRequest }) {
  if (choice === 'move' && (other !== null || events.length > 0)) {
    return <FormNotice tone="note">Choose both: the event, and the incident that it goes into.</FormNotice>
  }
  return null
}

async function findIncident(id: string, { accounts }: Principal): Promise<IncidentView | null> {
  try {
    return await getIncident(id, accounts)
  } catch (error) {
    if (error instanceof Error && isNoSuchIncident(error)) return null
    throw error
  }
}

/** Chooses what is arranged, and with which other incident; the address holds what was chosen. */
import type { Route } from 'next'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'
import type { IncidentSummaryView, IncidentView } from '@/lib/incidents/contract'
import { type ArrangeChoice, needsOther } from './arrange-choice'
import { ArrangeEvents } from './arrange-events'
import { ArrangeOthers } from './arrange-others'

interface ArrangeChooserProps {
  incident: IncidentView
  choice: ArrangeChoice
  q: string
  others: readonly IncidentSummaryView[]
  /** What is chosen already. */
  other: string | null
  events: readonly string[]
  services: readonly string[]
}

export function ArrangeChooser(props: ArrangeChooserProps) {
  const { incident, choice, q, others, other, events, services } = props
  const action = `/incidents/${incident.id}/arrange` as Route
  const isEventsChosen = choice === 'split' || choice === 'move'
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {needsOther(choice) ? <FindOther {...props} action={action} /> : null}
      {/* Another search, other boxes. */}
      <Form key={`${choice} ${q}`} action={`${action}#outcome` as Route} className="flex min-w-0 flex-col gap-4">
        <input type="hidden" name="do" value={choice} />
        {q === '' ? null : <input type="hidden" name="q" value={q} />}
        {needsOther(choice) ? <ArrangeOthers others={others} chosen={other} q={q} /> : null}
        {isEventsChosen ? (
          <ArrangeEvents events={incident.events} chosen={events} services={services} single={choice === 'move'} />
        ) : null}
        <Button type="submit" className="self-start">
          Preview what happens
        </Button>
      </Form>
    </div>
  )
}

function FindOther({ action, choice, q, events }: ArrangeChooserProps & { action: Route }) {
  return (
    <Form action={action} key={q} role="search" aria-label="Other incidents" className="flex max-w-xl gap-2">
      <input type="hidden" name="do" value={choice} />
      {events.map((id) => (
        <input key={id} type="hidden" name="event" value={id} />
      ))}
      <SearchInput label="Find by number or words" name="q" maxLength={200} defaultValue={q} className="flex-1" />
      <Button type="submit">Find</Button>
    </Form>
  )
}

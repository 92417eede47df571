/** Opens an incident by hand: what it is, since when, how bad, and which events of AWS belong to it. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { type IncidentKind, SEVS } from '@/lib/domain/incident'
import { openIncidentAction } from '@/lib/incidents/actions-arrange'
import type { NamedRef } from '@/lib/incidents/contract'
import { IDLE } from '@/lib/wire/action-result'
import { MomentField } from './moment-field'
import { type OfferedEvent, OpenFormEvents } from './open-form-events'
import { OpenFormKinds } from './open-form-kinds'

interface OpenFormProps {
  kind: IncidentKind
  teams: readonly NamedRef[]
  /** Named by the address, ticked. */
  chosen: readonly OfferedEvent[]
  /** What AWS says goes on now, not ticked. */
  open: readonly OfferedEvent[]
}

const SPEAKING = [
  'kind',
  'title',
  'description',
  'startedAt',
  'endedAt',
  'severity',
  'reason',
  'team',
  'services',
  'regions',
]
const NOTHING: Readonly<Record<string, string>> = {}

type Values = Readonly<Record<string, string>>

export function OpenForm({ kind, teams, chosen, open }: OpenFormProps) {
  const [state, send] = useActionState(openIncidentAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const typed = refused?.typed ?? NOTHING
  const problems = refused?.fields ?? NOTHING
  const isTicked = (before: boolean) => (id: string) => (refused ? typed[`event:${id}`] !== undefined : before)
  return (
    <form action={send} className="flex max-w-3xl flex-col gap-5">
      <FormRefusal state={state} speaking={SPEAKING} />
      <OpenFormKinds chosen={typed.kind ?? kind} problem={problems.kind} />
      <TextField
        label="Title"
        name="title"
        hint="What fails, for whom: “Deploys cannot assume their role in us-east-1”."
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={typed.title}
        problem={problems.title}
      />
      <TextAreaField
        // React resets a form after its action, and a text of several lines to what it began with: another text, another field.
        key={typed.description}
        label="Description"
        name="description"
        hint="What is known so far, in Markdown. It can be left blank, and changed at any time."
        defaultValue={typed.description}
        problem={problems.description}
      />
      <When typed={typed} problems={problems} />
      <HowBad typed={typed} problems={problems} />
      <OpenFormEvents
        title="Events that belong to it"
        hint="No rule moves them afterwards."
        events={chosen}
        isTicked={isTicked(true)}
      />
      <OpenFormEvents
        title="What AWS says goes on now"
        hint="Tick what belongs to it; leave the rest."
        events={open}
        isTicked={isTicked(false)}
      />
      <Where teams={teams} typed={typed} problems={problems} />
      <p className="text-sm text-pretty text-ink-muted">
        It counts as acknowledged by you. Events that it takes can be given back from the history.
      </p>
      <SubmitButton waiting="Opening…" className="self-start">
        Open the incident
      </SubmitButton>
    </form>
  )
}

interface PartProps {
  typed: Values
  problems: Values
}

function When({ typed, problems }: PartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <MomentField
        label="Began"
        name="startedAt"
        hint="Blank: now, or when its first event began."
        typed={typed.startedAt}
        problem={problems.startedAt}
      />
      <MomentField
        label="Ended"
        name="endedAt"
        hint="Only where it is over already."
        typed={typed.endedAt}
        problem={problems.endedAt}
      />
    </div>
  )
}

const LEVELS = [{ value: '', label: 'As the rule proposes' }, ...SEVS.map((level) => ({ value: level, label: level }))]

function HowBad({ typed, problems }: PartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <SelectField
        label="Severity"
        name="severity"
        hint="SEV1 is the worst."
        options={LEVELS}
        defaultValue={typed.severity ?? ''}
        problem={problems.severity}
      />
      <TextField
        label="Reason"
        name="reason"
        hint="Needed with a severity of your own; everybody sees it."
        maxLength={500}
        autoComplete="off"
        defaultValue={typed.reason}
        problem={problems.reason}
      />
    </div>
  )
}

function Where({ teams, typed, problems }: PartProps & { teams: readonly NamedRef[] }) {
  const options = [{ value: '', label: 'None' }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
      <SelectField
        label="Team"
        name="team"
        hint="Who looks after it."
        options={options}
        defaultValue={typed.team ?? ''}
        problem={problems.team}
      />
      <TextField
        label="Services"
        name="services"
        hint="Ids, such as iam, sts."
        maxLength={2000}
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={typed.services}
        problem={problems.services}
      />
      <TextField
        label="Regions"
        name="regions"
        hint="Ids, such as us-east-1."
        maxLength={2000}
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={typed.regions}
        problem={problems.regions}
      />
      <p className="text-xs text-pretty text-ink-muted sm:col-span-3">
        Where events belong to it, services and Regions follow from these, not from what is typed here.
      </p>
    </div>
  )
}

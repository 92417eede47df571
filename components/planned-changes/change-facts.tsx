/** What AWS says of a planned change, in short. */
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { totalOf } from '@/lib/domain/planned-changes/planned-change'
import type { PlannedChangeView } from '@/lib/planned-changes/contract'
import { ChangeStateMark } from './change-state-mark'
import { actionabilityWord, pendingWords, type WhenWords } from './change-words'

interface ChangeFactsProps {
  change: PlannedChangeView
  when: WhenWords
}

export function ChangeFacts({ change, when }: ChangeFactsProps) {
  const { state, resources, accounts, service, serviceName, region, actionability, eventStatus, saidAt, arn } = change
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
      <Fact name="State">
        <span className="flex flex-wrap items-center gap-x-2">
          <ChangeStateMark state={state} withWord />
          <span className="text-ink-muted">AWS says {eventStatus}</span>
        </span>
      </Fact>
      <Fact name="When">
        <span className="font-medium">{when.relative}</span>, {when.from}
        {when.to === null ? null : ` – ${when.to}`}
        {change.endsAt === null ? <span className="block text-xs text-ink-muted">AWS gives no end.</span> : null}
        {change.endsAt !== null && change.endsAt < change.startsAt ? (
          <span className="block text-xs text-ink-muted">AWS gives an end before its start, which is left out.</span>
        ) : null}
      </Fact>
      <Fact name="Resources">{pendingWords(resources)}</Fact>
      {totalOf(resources) > 0 && resources.other > 0 ? (
        <Fact name="Not told">{resources.other.toLocaleString('en-US')} with a status that says neither, or none</Fact>
      ) : null}
      <Fact name="Accounts">{accounts.toLocaleString('en-US')}</Fact>
      <Fact name="Service">
        {serviceName} <span className="font-mono text-xs text-ink-muted">{service}</span>
      </Fact>
      <Fact name="Region">
        <span className="font-mono text-xs">{region}</span>
      </Fact>
      {actionability === null ? null : <Fact name="Action">{actionabilityWord(actionability)}</Fact>}
      <Fact name="Last word">
        <RelativeTime at={saidAt} />
      </Fact>
      {arn === null ? null : (
        <Fact name="ARN">
          <span className="font-mono text-xs break-all select-all">{arn}</span>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

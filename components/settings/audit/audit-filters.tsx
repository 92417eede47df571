/** The audit's filter as a form that the browser itself can send: the address then holds the view. */
import Form from 'next/form'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { TextField } from '@/components/ui/text-field'
import type { AuditChoices } from '@/lib/audit/contract'
import { type AuditFilter, isUnfilteredAudit } from '@/lib/audit/filter'
import { ActionSelect } from './action-select'
import { ActorSelect } from './actor-select'

interface AuditFiltersProps {
  filter: AuditFilter
  choices: AuditChoices
  /** What is wrong in the address, by parameter. */
  problems: Readonly<Record<string, string>>
}

export function AuditFilters({ filter, choices, problems }: AuditFiltersProps) {
  return (
    <Form
      action="/settings/audit"
      // What was typed belongs to the address: another address, another form.
      key={JSON.stringify(filter)}
      role="search"
      aria-label="Audit"
      className="mb-4 grid grid-cols-2 items-start gap-3 md:grid-cols-3 xl:grid-cols-[repeat(2,minmax(0,1.4fr))_repeat(2,minmax(0,1fr))_minmax(0,1.4fr)_auto]"
    >
      <ActorSelect value={filter.who} actors={choices.actors} />
      <ActionSelect value={filter.action} words={choices.words} />
      <TextField
        label="From (UTC day)"
        name="from"
        type="date"
        defaultValue={filter.from ?? ''}
        problem={problems.from}
      />
      <TextField label="To (UTC day)" name="to" type="date" defaultValue={filter.to ?? ''} problem={problems.to} />
      <TextField
        label="Names"
        name="q"
        type="search"
        autoComplete="off"
        placeholder="Person, team, token, e-mail"
        maxLength={200}
        defaultValue={filter.q ?? ''}
        problem={problems.q}
      />
      {filter.subject === null ? null : <input type="hidden" name="subject" value={filter.subject} />}
      <div className="flex gap-2 self-start pt-6">
        <Button type="submit" variant="primary" className="h-9">
          Filter
        </Button>
        {isUnfilteredAudit(filter) ? null : (
          <Link href="/settings/audit" className={buttonClass('secondary', 'md', 'h-9')}>
            Show all
          </Link>
        )}
      </div>
    </Form>
  )
}

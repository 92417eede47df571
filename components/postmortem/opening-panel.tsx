/** Where nobody opened a post-mortem yet: what it will hold, by which template, and the button that opens it. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { EmptyState } from '@/components/ui/empty-state'
import { FormNotice } from '@/components/ui/form-notice'
import { Panel } from '@/components/ui/panel'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { postmortemAddress, postmortemQuery } from '@/lib/postmortems/queries'
import { sendChange } from '@/lib/postmortems/send-change'
import type { TemplateChoice } from './page-props'

interface OpeningPanelProps {
  incidentId: string
  mayWrite: boolean
  readerId: string | null
  templates: readonly TemplateChoice[]
}

export function OpeningPanel({ mayWrite, ...rest }: OpeningPanelProps) {
  if (!mayWrite) {
    return (
      <EmptyState title="Nobody opened a post-mortem of this incident yet">
        Whoever may respond to incidents can open it. What happened then stands in it already, written from the facts.
      </EmptyState>
    )
  }
  return (
    <Panel title="There is no post-mortem yet">
      <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5 text-sm text-pretty">
        <li>
          A document: what happened, for whom, how long by which clock, and who did what, written from the facts that
          are known now. Why it happened and what was learned is for people to write.
        </li>
        <li>A checklist of what to look at after such an incident, with owners and days.</li>
        <li>Action items, sign-offs, and a published revision that stays as it was.</li>
      </ul>
      <OpeningForm {...rest} />
    </Panel>
  )
}

function OpeningForm({ incidentId, readerId, templates }: Omit<OpeningPanelProps, 'mayWrite'>) {
  const queries = useQueryClient()
  const [isWaiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const template = new FormData(event.currentTarget).get('template')
    setWaiting(true)
    setProblem(null)
    const outcome = await sendChange<PostmortemView>('POST', postmortemAddress(incidentId), { template }, readerId)
    if (outcome.kind === 'stored') {
      queries.setQueryData(postmortemQuery(incidentId).queryKey, outcome.data)
      return
    }
    setWaiting(false)
    setProblem(
      outcome.kind === 'unreached' ? 'Faultline did not answer. Try again: it is opened once only.' : outcome.sentence,
    )
  }

  return (
    <form onSubmit={(event) => void open(event)} className="flex flex-col gap-3">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-sm font-medium">Checklist by this template</legend>
        <div className="grid gap-2 md:grid-cols-2 xl:grid-cols-3">
          {templates.map((template) => (
            <Choice
              key={template.id}
              name="template"
              value={template.id}
              label={template.isProposed ? `${template.name} (proposed)` : template.name}
              hint={<TemplateWords template={template} />}
              defaultChecked={template.isProposed}
            />
          ))}
        </div>
      </fieldset>
      {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
      <Button type="submit" variant="primary" disabled={isWaiting} className="self-start noscript:hidden">
        {isWaiting ? 'Opening…' : 'Open the post-mortem'}
      </Button>
      <noscript>
        <p className="text-sm">Opening and writing a post-mortem needs scripts; reading and exporting it does not.</p>
      </noscript>
    </form>
  )
}

function TemplateWords({ template: { purpose, items, required, signOffs } }: { template: TemplateChoice }) {
  return (
    <>
      {purpose}
      <span className="mt-1 block tabular">
        {items} items, {required} required
        {signOffs.length === 0 ? '' : ` · to be signed by: ${signOffs.join(', ')}`}
      </span>
    </>
  )
}

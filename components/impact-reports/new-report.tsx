/** Saves a summary. Works without JavaScript. */
'use client'

import type { Route } from 'next'
import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { createReportAction } from '@/lib/impact-reports/actions'
import { fieldsOfForm, IDLE, type Texts } from '@/lib/wire/action-result'
import { ReportFields } from './report-fields'
import { SPEAKING } from './report-words'
import { WhatIsSent } from './what-is-sent'

interface NewReportProps {
  /** As the address has it. */
  filter: string
  about: string
  href: Route
  /** What the form begins with. */
  begin: Texts
}

export function NewReport({ filter, about, href, begin }: NewReportProps) {
  const [state, send] = useActionState(createReportAction, IDLE)
  return (
    <form action={send} className="flex max-w-3xl flex-col gap-4">
      <FormRefusal state={state} speaking={SPEAKING} />
      <WhatIsSent about={about} href={href} />
      <input type="hidden" name="filter" value={filter} />
      <ReportFields {...fieldsOfForm(begin, state)} />
      <SubmitButton waiting="Saving…" className="self-start">
        Save
      </SubmitButton>
    </form>
  )
}

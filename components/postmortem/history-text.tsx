/** One text of a part's history: who wrote it, what it changed, and a button that brings it back. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { FormNotice } from '@/components/ui/form-notice'
import { Segmented } from '@/components/ui/segmented'
import { Time } from '@/components/ui/time'
import type { FieldTextView, FieldView } from '@/lib/postmortems/contract'
import { postmortemAddress } from '@/lib/postmortems/queries'
import { sendChange } from '@/lib/postmortems/send-change'
import { Difference } from './difference'
import { usePostmortem } from './postmortem-context'
import { storeField } from './store-field'

interface HistoryTextProps {
  text: FieldTextView
  /** What stood there before it; null: it is the first. */
  before: string | null
  current: FieldView
  isNow: boolean
  startsOpen: boolean
}

export function HistoryText({ text, before, current, isNow, startsOpen }: HistoryTextProps) {
  const { mayWrite } = usePostmortem()
  const [isOpen, setOpen] = useState(startsOpen)
  const { by, at, origin, version } = text
  return (
    <li className="min-w-0">
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2 text-sm hover:bg-sunken">
          <span className="font-medium">{origin === 'facts' ? 'Written from facts' : by.name}</span>
          {origin === 'facts' && by.kind !== 'rule' ? <span className="text-ink-muted">asked by {by.name}</span> : null}
          <Time at={at} className="text-xs text-ink-muted" />
          {isNow ? <Chip tone="accent">now</Chip> : null}
        </summary>
        {isOpen ? (
          <div className="flex flex-col gap-2.5 px-4 pt-1 pb-4">
            <Body text={text.body} before={before} now={current.body} isNow={isNow} />
            {mayWrite && !isNow ? <Restore version={version} current={current} /> : null}
          </div>
        ) : null}
      </details>
    </li>
  )
}

const LOOKS = [
  { value: 'change', label: 'What it changed' },
  { value: 'now', label: 'Against now' },
  { value: 'text', label: 'The text' },
] as const

interface BodyProps extends Pick<HistoryTextProps, 'before' | 'isNow'> {
  text: string
  now: string
}

function Body({ text, before, now, isNow }: BodyProps) {
  const [look, setLook] = useState<(typeof LOOKS)[number]['value']>(before === null ? 'text' : 'change')
  const looks = LOOKS.filter(({ value }) => !(value === 'now' && isNow) && !(value === 'change' && before === null))
  return (
    <>
      {looks.length < 2 ? null : (
        <div>
          <Segmented label="What is shown" value={look} options={looks} onChange={setLook} />
        </div>
      )}
      <div className="max-h-[50dvh] overflow-y-auto rounded-md border border-line bg-canvas p-3">
        {look === 'change' ? <Difference before={before ?? ''} after={text} /> : null}
        {look === 'now' ? <Difference before={text} after={now} /> : null}
        {look === 'text' ? (
          <p className="text-sm wrap-anywhere whitespace-pre-wrap">
            {text === '' ? <span className="text-ink-muted">It was empty.</span> : text}
          </p>
        ) : null}
      </div>
    </>
  )
}

function Restore({ version, current }: { version: number; current: FieldView }) {
  const { incidentId, of, readerId } = usePostmortem()
  const queries = useQueryClient()
  const [isWaiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function restore() {
    setWaiting(true)
    const address = postmortemAddress(incidentId, `/fields/${current.key}/restore`, of)
    const sent = { version: current.version, text: version }
    const outcome = await sendChange<FieldView>('POST', address, sent, readerId)
    setWaiting(false)
    if (outcome.kind === 'stored') {
      setProblem(null)
      storeField(queries, incidentId, of, outcome.data)
      void queries.invalidateQueries({ queryKey: ['postmortems', 'of', incidentId] })
    } else if (outcome.kind === 'unreached') {
      setProblem('Faultline did not answer. Nothing may have changed: look at the newest text, and try again.')
    } else setProblem(outcome.sentence)
  }

  return (
    <>
      {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
      <Button size="sm" className="self-start" disabled={isWaiting} onClick={() => void restore()}>
        {isWaiting ? 'Bringing it back…' : 'Bring this text back'}
      </Button>
    </>
  )
}

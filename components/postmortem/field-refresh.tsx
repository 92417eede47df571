/** Has a part written anew from the facts; where a person wrote it, only after a look at what would change. */
'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import { IconButton } from '@/components/ui/icon-button'
import { Modal } from '@/components/ui/modal'
import { Skeleton } from '@/components/ui/skeleton'
import type { FieldView } from '@/lib/postmortems/contract'
import { fieldFactsQuery, postmortemAddress } from '@/lib/postmortems/queries'
import { sendChange } from '@/lib/postmortems/send-change'
import { Difference } from './difference'
import type { FieldProps } from './field-props'
import { usePostmortem } from './postmortem-context'
import { storeField } from './store-field'

export function FieldRefresh({ spec, field }: FieldProps) {
  const { incidentId, of, readerId } = usePostmortem()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const facts = useQuery({ ...fieldFactsQuery(incidentId, spec.key, of), enabled: isOpen })

  async function refresh() {
    setWaiting(true)
    const address = postmortemAddress(incidentId, `/fields/${spec.key}/refresh`, of)
    const outcome = await sendChange<FieldView>('POST', address, { version: field.version }, readerId)
    setWaiting(false)
    if (outcome.kind === 'stored') {
      storeField(queries, incidentId, of, outcome.data)
      setOpen(false)
      return
    }
    setProblem(outcome.kind === 'unreached' ? UNREACHED : outcome.sentence)
    setOpen(true)
  }

  return (
    <>
      <IconButton
        label={`Write ${spec.name} from the facts of now`}
        disabled={isWaiting}
        className="pointer-coarse:size-11"
        onClick={() => {
          setProblem(null)
          if (field.origin === 'person') setOpen(true)
          else void refresh()
        }}
      >
        <RefreshCw aria-hidden size={14} className={isWaiting ? 'animate-spin' : ''} />
      </IconButton>
      <Modal open={isOpen} onClose={() => setOpen(false)} title={`${spec.name}: written from facts`}>
        <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4">
          {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
          <Preview field={field} facts={facts} />
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" disabled={isWaiting || facts.data === undefined} onClick={() => void refresh()}>
              {isWaiting ? 'Writing…' : 'Write it from facts'}
            </Button>
            <Button onClick={() => setOpen(false)}>Keep what stands there</Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

const UNREACHED =
  'Faultline did not answer, so nothing may have changed. What stands there is kept: try again in a moment.'

interface PreviewProps {
  field: FieldView
  facts: { data: { body: string } | undefined; error: Error | null }
}

/** What would change, before it does. */
function Preview({ field, facts: { data, error } }: PreviewProps) {
  if (error) return <FormNotice tone="refused">What would change cannot be shown: {error.message}</FormNotice>
  if (data === undefined) return <Skeleton className="h-24 w-full" />
  return (
    <>
      <p className="text-sm text-pretty text-ink-muted">
        {field.changedBy ?? 'Somebody'} wrote what stands there now. It goes to the history of this part, from where it
        can be brought back. This would change:
      </p>
      <div className="max-h-72 overflow-y-auto rounded-md border border-line bg-canvas p-3">
        <Difference before={field.body} after={data.body} />
      </div>
    </>
  )
}

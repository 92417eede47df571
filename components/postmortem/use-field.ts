/** One part of the document as it is typed: what stands there, and its saving by itself. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SaveOutcome } from '@/lib/domain/postmortem/typing'
import type { Autosave, AutosaveView } from '@/lib/postmortems/autosave'
import type { FieldView } from '@/lib/postmortems/contract'
import { postmortemAddress } from '@/lib/postmortems/queries'
import { sendChange } from '@/lib/postmortems/send-change'
import { usePostmortem } from './postmortem-context'
import { storeField } from './store-field'
import { useAutosave } from './use-autosave'

/** Saves what is typed into a part, and draws what comes back. */
export function useField(field: FieldView): [AutosaveView, Autosave] {
  const { incidentId, of, postmortem, readerId, toldAt } = usePostmortem()
  const queries = useQueryClient()
  const { key, version, body, changedBy, changedAt } = field
  const stored = useMemo(() => ({ version, body, changedBy, changedAt }), [version, body, changedBy, changedAt])

  async function save(base: number, text: string): Promise<SaveOutcome> {
    const address = postmortemAddress(incidentId, `/fields/${key}`, of)
    const outcome = await sendChange<FieldView>('PATCH', address, { version: base, body: text }, readerId)
    if (outcome.kind === 'stored') {
      storeField(queries, incidentId, of, outcome.data)
      return { kind: 'stored', stored: outcome.data }
    }
    if (outcome.kind === 'conflict') {
      const { current, removed } = outcome.conflict
      return { kind: 'conflict', theirs: { ...current, body: String(current.values.body ?? '') }, removed }
    }
    return outcome
  }

  return useAutosave({ person: readerId ?? '', postmortem: postmortem.id, part: key, stored, toldAt, save })
}

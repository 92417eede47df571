/** Asks for the calls of an incident's window, in every account that it concerns. */
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { getIncidentScope } from '@/lib/iam-changes/read-incident-scope'
import { askForLookups } from '@/lib/iam-changes/write-lookups'

const Payload = z.object({ incident: z.string() })

/** The job `look-up-incident`; its payload names the incident. */
export const lookUpIncident: Task = async (payload) => {
  const { incident } = Payload.parse(payload)
  try {
    const { accounts, from, to } = await getIncidentScope(incident, null)
    await inTransaction((client) => askForLookups(client, { accounts, from, to }))
  } catch (error) {
    // It went into another meanwhile, or away.
    if (!(error instanceof AppError)) throw error
  }
}

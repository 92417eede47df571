/** Checks every permission of one connection at AWS, and keeps what came of it. */
import type { AddJobFunction } from 'graphile-worker'
import { z } from 'zod'
import { findConnection, listToCheckAtStart } from '@/lib/connections/read'
import { recordCheck } from '@/lib/connections/write-check'
import { checkConnection } from '@/lib/sources/aws/check'

const Payload = z.object({ connection: z.string() })

/** A job of the queue; also for a connection that is switched off, so that it can be tried first. */
export async function checkConnectionNow(payload: unknown): Promise<void> {
  const connection = await findConnection(Payload.parse(payload).connection)
  if (connection === null) return
  await recordCheck(connection.id, await checkConnection(connection), new Date())
}

/** Has those checked that never were, and the one of the environment, which is made before the queue runs. */
export async function scheduleChecksAtStart(addJob: AddJobFunction): Promise<void> {
  for (const connection of await listToCheckAtStart()) {
    const key = `check-connection:${connection}`
    await addJob('check-connection', { connection }, { jobKey: key, queueName: key })
  }
}

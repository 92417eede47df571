/** A worker for tests to kill: polls and re-reads one connection, over and over, and says so when its first poll has begun. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { findConnection } from '@/lib/connections/read'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { openHealth } from '@/lib/sources/aws-health/open-health'
import { pollHealth } from '@/lib/worker/poll-health'
import { rereadHealth } from '@/lib/worker/reread-health'

async function work(id: string): Promise<never> {
  // Loads the SDK, which takes longer than most of these workers live.
  const reader = await openHealth(await get(id), { requests: 0, throttles: 0 })
  await reader.listPage({ updatedSince: null, token: null }).catch(() => undefined)
  tellFirstRequest()
  for (;;) {
    const connection = await get(id)
    await pollHealth(connection)
    await rereadHealth(connection)
  }
}

/** A poll that asks AWS for something has noted that it began. */
function tellFirstRequest(): void {
  const tell = () => {
    unsubscribe('http.client.request.start', tell)
    process.send?.('begun')
  }
  subscribe('http.client.request.start', tell)
}

async function get(id: string): Promise<AwsConnection> {
  const connection = await findConnection(id)
  if (connection === null) throw new Error(`There is no connection ${id}.`)
  return connection
}

work(process.argv[2] ?? '').catch((error: unknown) => {
  process.send?.(String(error))
  process.exit(1)
})

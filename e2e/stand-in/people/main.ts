/** What `npm run demo` runs beside the product: its invented people, who use the product's own verbs on its database. */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '@/lib/db/pool'
import { createLog } from '@/lib/log'
import { openState } from '../aws/demo-state'
import { gatherCast } from './cast'
import { lookBack } from './look-back'
import { standBy } from './on-call'

const PAUSE_MS = 5_000

async function main(dir: string): Promise<void> {
  const log = createLog('people')
  const { began } = openState(path.join(dir, 'invented.json'), Date.now())
  const stopped = new AbortController()
  process.once('SIGTERM', () => stopped.abort())
  while (!stopped.signal.aborted) {
    try {
      const cast = await gatherCast()
      await standBy(cast, Date.now())
      await lookBack(cast, began, Date.now())
    } catch (error) {
      log.warn({ err: error }, 'the people of the demo could not do something; they try again')
    }
    await sleep(PAUSE_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
  }
  await pool().end()
  process.exit(0)
}

await main(process.argv[2] ?? '.')

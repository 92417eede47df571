/** What `npm run demo` runs beside the product: the invented AWS, in a process of its own. */
import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openState } from './demo-state'
import { tellStories } from './demo-story'
import { saver, startWorld } from './demo-world'

/** Where the launcher looks for the variables that point the product here. */
const READY_FILE = 'stand-in.json'

async function main(dir: string): Promise<void> {
  const file = path.join(dir, 'invented.json')
  const save = saver(file)
  const state = openState(file, Date.now())
  save(state)
  const world = await startWorld(state, save)
  const queues = world.aws.truth.queues.list().map((queue) => world.aws.urlOf(queue))
  const env = {
    ...world.aws.env,
    ...world.feed.env,
    FAULTLINE_AWS_QUEUES: queues.join(),
    FAULTLINE_WATCH_CHANGES: 'on',
  }
  writeFileSync(path.join(dir, `${READY_FILE}.new`), JSON.stringify(env))
  renameSync(path.join(dir, `${READY_FILE}.new`), path.join(dir, READY_FILE))
  const stopped = new AbortController()
  process.once('SIGTERM', () => stopped.abort())
  await tellStories(world, state.outages.length, stopped.signal).catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error
  })
  await Promise.all([world.aws.stop(), world.feed.goDown()])
  process.exit(0)
}

await main(process.argv[2] ?? '.')

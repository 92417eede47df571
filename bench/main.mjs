/** Runs all benches: JavaScript beside an empty page, access and the first byte of `/` beside bare queries, backfill beside COPY. */
import { buildIfStale } from '../scripts/launcher/build.mjs'
import { installDependencies } from '../scripts/launcher/dependencies.mjs'
import { inRoot, root } from '../scripts/launcher/root.mjs'
import { watchForShutdown } from '../scripts/launcher/shutdown.mjs'
import { complain, say } from '../scripts/launcher/terminal.mjs'
import { startTestServer } from '../scripts/testing/test-server.mjs'

const SIZES = [1_000, 100_000, 1_000_000]
const BACKFILL_EVENTS = 20_000

/** @param {string[]} sizes counts of events for the first byte; 1000, 100000 and 1000000 unless given */
export async function main(sizes) {
  const shutdown = watchForShutdown()
  try {
    await installDependencies(root)
    await buildIfStale()
    const server = await startTestServer(inRoot('.data', 'bench'), shutdown)
    const { benchAccess } = await import('./access.mjs')
    const { benchBackfill } = await import('./backfill.mjs')
    const { benchFirstByte } = await import('./first-byte.mjs')
    const { benchJavaScript } = await import('./javascript.mjs')
    print(await benchJavaScript(server))
    print(await benchAccess(server))
    print(await benchBackfill(server, BACKFILL_EVENTS))
    for (const events of sizes.length > 0 ? sizes.map(Number) : SIZES) print(await benchFirstByte(server, events))
    await shutdown.stop(0)
  } catch (error) {
    complain(error)
    await shutdown.stop(1)
  }
}

/** @param {object} figures */
function print(figures) {
  say(JSON.stringify(figures))
}

/** Runs the benches: JavaScript beside an empty page, access, the first byte of pages and what is live beside bare queries and requests, backfills and grouping beside COPY. */
import { buildIfStale } from '../scripts/launcher/build.mjs'
import { installDependencies } from '../scripts/launcher/dependencies.mjs'
import { inRoot, root } from '../scripts/launcher/root.mjs'
import { watchForShutdown } from '../scripts/launcher/shutdown.mjs'
import { complain, say } from '../scripts/launcher/terminal.mjs'
import { startTestServer } from '../scripts/testing/test-server.mjs'

const SIZES = [1_000, 100_000, 1_000_000]
const BACKFILL_EVENTS = 20_000
const CORRELATED_EVENTS = [100_000, 1_000_000]
const INCIDENT_EVENTS = 100_000
const POSTMORTEMS = 5_000
const BLAST_RADIUS = { accounts: 10_000, entities: 1_000_000 }
const IMPACT_EVENTS = 100_000
const EVIDENCE_ACCOUNTS = 5_000
const ORGANIZATION = { accounts: 10_000, events: 100_000, entitiesPerEvent: 10 }

/**
 * @param {string[]} given counts of events for the first byte, 1000, 100000 and 1000000 unless given; or `aws` for the
 *   reading of an organization alone, with its accounts, events and entities per event; or `blast-radius` or `postmortem`
 *   for that alone; or `impact` with a number of events, `evidence` with one of accounts
 */
export async function main(given) {
  const shutdown = watchForShutdown()
  try {
    await installDependencies(root)
    if (given[0] !== 'aws') await buildIfStale()
    const server = await startTestServer(inRoot('.data', 'bench'), shutdown)
    if (given[0] === 'aws') print(await benchOrganization(server, given.slice(1)))
    else if (given[0] === 'blast-radius') await benchReach(server)
    else if (given[0] === 'impact') await benchSummaries(server, given.slice(1))
    else if (given[0] === 'postmortem') await benchWriting(server)
    else if (given[0] === 'evidence') await benchIdentity(server, given.slice(1))
    else await benchAll(server, given)
    await shutdown.stop(0)
  } catch (error) {
    complain(error)
    await shutdown.stop(1)
  }
}

/**
 * @param {string} server
 * @param {string[]} given
 */
async function benchOrganization(server, given) {
  const { benchAwsHealth } = await import('./aws-health.mjs')
  const { accounts, events, entitiesPerEvent } = ORGANIZATION
  const [some = accounts, of = events, each = entitiesPerEvent] = given.map(Number)
  return benchAwsHealth(server, some, of, each)
}

/** @param {string} server */
async function benchReach(server) {
  const { benchBlastRadius } = await import('./blast-radius.mjs')
  const { accounts, entities } = BLAST_RADIUS
  for await (const figures of benchBlastRadius(server, accounts, entities)) print(figures)
}

/**
 * @param {string} server
 * @param {string[]} given
 */
async function benchSummaries(server, given) {
  const { benchImpact } = await import('./impact.mjs')
  const [events = IMPACT_EVENTS] = given.map(Number)
  for await (const figures of benchImpact(server, events)) print(figures)
}

/** @param {string} server */
async function benchWriting(server) {
  const { benchPostmortem } = await import('./postmortem.mjs')
  print(await benchPostmortem(server, POSTMORTEMS))
}

/**
 * @param {string} server
 * @param {string[]} given
 */
async function benchIdentity(server, given) {
  const { benchEvidence } = await import('./evidence.mjs')
  const { benchPosture } = await import('./evidence-page.mjs')
  const [accounts = EVIDENCE_ACCOUNTS] = given.map(Number)
  print(await benchEvidence(server, accounts))
  print(await benchPosture(server, accounts))
}

/**
 * @param {string} server
 * @param {string[]} sizes
 */
async function benchAll(server, sizes) {
  const { benchAccess } = await import('./access.mjs')
  const { benchBackfill } = await import('./backfill.mjs')
  const { benchCorrelation } = await import('./correlation.mjs')
  const { benchFirstByte } = await import('./first-byte.mjs')
  const { benchIncidentPage } = await import('./incident-page.mjs')
  const { benchJavaScript } = await import('./javascript.mjs')
  print(await benchJavaScript(server))
  print(await benchAccess(server))
  print(await benchBackfill(server, BACKFILL_EVENTS))
  for (const events of CORRELATED_EVENTS) print(await benchCorrelation(server, events))
  for (const events of sizes.length > 0 ? sizes.map(Number) : SIZES) print(await benchFirstByte(server, events))
  print(await benchIncidentPage(server, INCIDENT_EVENTS))
  await benchReach(server)
  await benchSummaries(server, [])
  await benchWriting(server)
  await benchIdentity(server, [])
  print(await benchOrganization(server, []))
}

/** @param {object} figures */
function print(figures) {
  say(JSON.stringify(figures))
}

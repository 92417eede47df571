/** Checks what the database knows: itself, its clock, secrets, owners, sources. */

import { listUnreadableSecrets } from '@/lib/secrets/read'
import { readFreshness } from '@/lib/source-health/read'
import { readDatabaseState } from './read-database-state'
import { readOwnerState } from './read-owner-state'
import { advice, type Verdict, well, wrong } from './verdict'

/** Sessions and one-time links end by the database's clock, tokens' ends are set by ours. */
const CLOCKS_APART_MS = 5_000

export async function checkDatabase(): Promise<Verdict[]> {
  const groups = await Promise.all([checkServer(), checkSecrets(), checkOwners(), checkSources()])
  return groups.flat()
}

async function checkServer(): Promise<Verdict[]> {
  const before = Date.now()
  const { version, migrations, at } = await readDatabaseState()
  const now = (before + Date.now()) / 2
  const apart = Math.abs(at.getTime() - now)
  const seconds = `${(apart / 1000).toFixed(1)} s`
  return [
    well(`PostgreSQL ${version} answers; all ${migrations} migrations are applied.`),
    apart <= CLOCKS_APART_MS
      ? well(`The clocks of this machine and the database agree (${seconds} apart).`)
      : wrong(`The clocks of this machine and the database are ${seconds} apart: set both by NTP.`),
  ]
}

async function checkSecrets(): Promise<Verdict[]> {
  const troubles = await listUnreadableSecrets()
  return troubles.length > 0 ? troubles.map(wrong) : [well('Every stored secret can be decrypted.')]
}

async function checkOwners(): Promise<Verdict[]> {
  const { exists, canReturn, owners, withSecondFactor } = await readOwnerState()
  if (!exists)
    return [wrong('There is no owner: open the link that npm start prints, or npm run admin -- user create.')]
  const without = owners - withSecondFactor
  return [
    canReturn
      ? well(owners === 1 ? 'There is an owner who can sign in.' : `There are ${owners} owners.`)
      : wrong('No owner has a way back in: set a password under Account, or npm run admin -- user link --email …'),
    without === 0
      ? well('Every owner has a second factor.')
      : advice(`${without === 1 ? 'One owner has' : `${without} owners have`} no second factor: Settings, Account.`),
  ]
}

/** What keeps AWS from being read may be AWS itself: no fault of this installation. */
async function checkSources(): Promise<Verdict[]> {
  const { state, checkedAt, troubles } = await readFreshness(null)
  const at = checkedAt === null ? 'never so far' : `last at ${checkedAt}`
  if (state === 'failing') return [advice(`AWS's list of current events cannot be read (${at}). ${troubles.join(' ')}`)]
  if (state === 'late' || checkedAt === null)
    return [advice(`AWS's list of current events was not read lately (${at}): does Faultline run?`)]
  return [well(`AWS's list of current events is read on time (${at}).`), ...troubles.map(advice)]
}

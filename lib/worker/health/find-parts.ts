/** Finds what is to be read of events: their accounts, less those that were read before a poll failed. */
import { z } from 'zod'
import { isAccountId } from '@/lib/domain/aws-directory'
import { type EventReading, listReadAccounts } from '@/lib/health-readings/read'
import { mapAtOnce } from './at-once'
import type { EventUnderWay, HealthReading, Part } from './reading'

/** Events with what is to be read of each; an event without parts is settled. */
export interface Found {
  events: EventUnderWay[]
  parts: Part[]
}

/** Asks for the accounts of events. Of each event the account whose text is the main one comes first. */
export async function findParts(run: HealthReading, readings: readonly EventReading[]): Promise<Found> {
  const read = run.isAnew ? new Map<string, Set<string>>() : await listReadAccounts(readings)
  const found = await mapAtOnce(readings, async (reading) => {
    const event = begin(reading)
    const parts = await partsOf(run, event, read.get(reading.arn) ?? new Set())
    event.partsLeft = parts.length
    return { event, parts }
  })
  return { events: found.map(({ event }) => event), parts: found.flatMap(({ parts }) => parts) }
}

function begin(reading: EventReading): EventUnderWay {
  const isPublic = scopeOf(reading.listed) === PUBLIC
  return { reading, eventId: reading.eventId, isPublic, scope: null, partsLeft: 0, hasFailed: false, isRefused: false }
}

const PUBLIC = 'PUBLIC'
const ScopedItem = z.object({ eventScopeCode: z.string().optional() })

function scopeOf(listed: string): string | null {
  return ScopedItem.safeParse(JSON.parse(listed)).data?.eventScopeCode ?? null
}

async function partsOf(run: HealthReading, event: EventUnderWay, read: ReadonlySet<string>): Promise<Part[]> {
  const { attempts, reader, report } = run
  const { arn, isRecorded, mainAccount } = event.reading
  // Reading it again would cost calls and end where the last reading ended.
  if (attempts.isDenied() && isRecorded) {
    event.hasFailed = true
    return []
  }
  if (event.isPublic) return [partOf(event, null, true)]
  const answer = await attempts.send('accounts', () => reader.listAccounts(arn))
  if (answer === null) {
    event.hasFailed = true
    return []
  }
  if (answer.refused !== null) {
    report.addRefused('accounts', answer.refused)
    event.isRefused = true
    return []
  }
  event.scope = answer.scope
  if (answer.scope === PUBLIC) event.isPublic = true
  const accounts = answer.accounts.filter((account) => isAccountId(account))
  for (const account of answer.accounts) if (!isAccountId(account)) report.addUnreadable([oddAccount(arn, account)])
  const main = mainAccount !== null && accounts.includes(mainAccount) ? mainAccount : accounts[0]
  if (event.isPublic || main === undefined) return [partOf(event, null, true)]
  const others = accounts.filter((account) => account !== main && !read.has(account))
  const isMainRead = read.has(main) && isRecorded
  return [...(isMainRead ? [] : [main]), ...others].map((account) => partOf(event, account, account === main))
}

function partOf(event: EventUnderWay, account: string | null, isMain: boolean): Part {
  return { event, account, isMain, hasText: false }
}

function oddAccount(arn: string, account: string) {
  const received = account.slice(0, 200)
  return { where: `accounts of ${arn}`, why: 'what stands there is not the id of an account', received, lost: null }
}

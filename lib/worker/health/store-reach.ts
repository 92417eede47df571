/** Stores whom events affect; what the database refuses is set aside so that the rest is stored. */
import { isRefusal } from '@/lib/db/is-refusal'
import type { AccountReach, EventReach } from '@/lib/events/reach'
import { recordReach } from '@/lib/events/write-reach'
import type { Report } from './report'

/** Records the reaches, all together or, where the database refuses them, by halves. */
export async function storeReach(report: Report, reaches: readonly EventReach[]): Promise<void> {
  if (reaches.length === 0) return
  try {
    const { moved } = await recordReach(reaches, Date.now())
    report.addMoved(moved)
  } catch (error) {
    if (!isRefusal(error)) throw error
    for (const half of halvesOf(report, reaches)) await storeReach(report, half)
  }
}

function halvesOf(report: Report, reaches: readonly EventReach[]): EventReach[][] {
  const [reach, ...others] = reaches
  if (reach === undefined) return []
  if (others.length > 0) return halves(reaches)
  const [account, ...more] = reach.accounts
  if (account === undefined) return []
  if (more.length > 0) return halves(reach.accounts).map((accounts) => [{ ...reach, accounts }])
  return partsOfAccount(report, account).map((part) => [{ ...reach, accounts: [part] }])
}

function partsOfAccount(report: Report, account: AccountReach): AccountReach[] {
  const { entities } = account
  if (entities.length > 1) return halves(entities).map((half) => ({ ...account, entities: half }))
  const received = JSON.stringify(account).slice(0, RECEIVED_CHARACTERS)
  const what = entities.length === 1 ? 'a resource' : 'the text'
  const where = `${what} of account ${account.account}`
  report.addUnreadable([{ where, why: 'it could be read but not stored', received, lost: null }])
  return entities.length === 1 ? [{ ...account, entities: [] }] : []
}

const RECEIVED_CHARACTERS = 4_000

function halves<T>(items: readonly T[]): T[][] {
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}

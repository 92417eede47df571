/** Presents whom outages touched: by how sure it is, kept apart. */
import { toMinutes } from '@/lib/domain/impact/durations'
import type { Touch, TouchMs } from '@/lib/domain/impact/reach-touch'
import type { AccountMinutes, TouchView } from './contract'

/** @param before of the period before; null: not known */
export function presentTouch(touch: Touch, before: Touch | null): TouchView {
  const touched = (how: keyof AccountMinutes) => touch.accounts.filter((account) => account[how] > 0).length
  return {
    accountMinutes: accountMinutesOf(touch.accountMs),
    before: before === null ? null : accountMinutesOf(before.accountMs),
    accounts: { confirmed: touched('confirmed'), reported: touched('reported'), inferred: touched('inferred') },
    directoryAccounts: touch.directoryAccounts,
    unknownAccounts: touch.unknownAccounts,
  }
}

/** In minutes. */
export function accountMinutesOf({ confirmed, reported, inferred }: TouchMs): AccountMinutes {
  return { confirmed: toMinutes(confirmed), reported: toMinutes(reported), inferred: toMinutes(inferred) }
}

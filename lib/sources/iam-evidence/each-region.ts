/** Reads Region by Region, past those that the account has not switched on. */
import type { AccountReading } from './collector'
import { RegionOffError } from './unread'

/** What each Region gives. @throws what hindered reading a Region, and RegionOffError where none of them is on */
export async function eachRegion<T>({ regions }: AccountReading, read: (region: string) => Promise<T>): Promise<T[]> {
  const found: T[] = []
  let off: RegionOffError | null = null
  for (const region of regions) {
    try {
      found.push(await read(region))
    } catch (error) {
      if (!(error instanceof RegionOffError)) throw error
      off = error
    }
  }
  if (found.length === 0 && off !== null) throw off
  return found
}

/** Reads which month of which service in which Region an address asks for. */

import { type BillingMonth, monthOf, parseMonth } from '@/lib/domain/sla/billing-month'
import { AppError } from '@/lib/errors'

const SERVICE = /^[\w.:-]{1,100}$/
const REGION = /^[a-z0-9-]{1,40}$/

/** Null where the address names no Region, or none of the three is one. @param now ms; without `month` it is the month of now */
export function requestedCase(
  service: string,
  params: URLSearchParams,
  now: number,
): { service: string; region: string; month: BillingMonth } | null {
  const region = params.get('region')?.trim().toLowerCase() ?? ''
  const text = params.get('month')?.trim() ?? ''
  const month = text === '' ? monthOf(now) : parseMonth(text)
  if (!SERVICE.test(service) || !REGION.test(region) || month === null) return null
  return { service: service.toLowerCase(), region, month }
}

/**
 * As requestedCase, of an address that names the service too.
 * @throws AppError INVALID
 */
export function requestedClaim(url: string, now: number): { service: string; region: string; month: BillingMonth } {
  const params = new URL(url).searchParams
  const asked = requestedCase(params.get('service') ?? '', params, now)
  if (asked === null) throw new AppError('INVALID', 'Name a service, a region, and a month such as 2026-05.')
  return asked
}

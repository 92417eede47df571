/** Reads what a dry run comes to: figures and rows, and the ways that lead to them. */
import 'server-only'
import type { BlastPage } from '@/lib/blast-radius/contract'
import { getWhatIfPage } from '@/lib/blast-radius/read'
import { whatIfFacts } from '@/lib/blast-radius/read-facts'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { type Way, waysOf } from '@/lib/domain/blast-radius/exposure-ways'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import { AppError } from '@/lib/errors'
import type { Supposition } from './view-state'

const ROWS = 50

export interface WhatIfAnswer {
  page: BlastPage
  /** What it may be narrowed to, by name. */
  facts: Pick<BlastFacts, 'teams' | 'units'>
  ways: Way[]
  /** The first page is shown: none was asked for, or the cursor is none any more. */
  isFirst: boolean
}

/** What would happen, as far as the reader may see it: a page of 50 rows. */
export async function getWhatIf(
  { service, region }: Supposition,
  view: Parameters<typeof getWhatIfPage>[1],
  cursor: string | null,
  accounts: VisibleAccounts,
): Promise<WhatIfAnswer> {
  const supposed = { service: service ?? MULTIPLE_SERVICES, region }
  const facts = await whatIfFacts(supposed.service, region, accounts)
  const pageFrom = (from: string | null) => getWhatIfPage(supposed, view, { limit: ROWS, cursor: from }, accounts)
  const asked = cursor === null ? null : await pageFrom(cursor).catch(onlyInvalid)
  const ways = waysOf(facts)
  return { page: asked ?? (await pageFrom(null)), facts, ways, isFirst: asked === null }
}

function onlyInvalid(error: unknown): null {
  if (error instanceof AppError && error.code === 'INVALID') return null
  throw error
}

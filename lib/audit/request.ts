/** Reads which part of the audit a request asks for. */
import { AppError } from '@/lib/errors'
import { parseAuditCursor } from './cursor'
import { type AuditFilter, type ParsedAuditFilter, parseAuditFilter } from './filter'

/** As a handler reads it. @throws AppError INVALID that names each wrong parameter */
export function requestedAudit(url: string): AuditFilter {
  const { filter, problems } = parseAuditFilter(new URL(url).searchParams)
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
  return filter
}

type PageParams = Readonly<Record<string, string | string[] | undefined>>

/** As a page reads its address: what is wrong is left out, and named in `problems`. */
export function requestedAuditPage(given: PageParams): ParsedAuditFilter & { cursor: string | null } {
  const pairs = Object.entries(given).map(([name, value]): [string, string] => [name, [value ?? ''].flat()[0] ?? ''])
  const params = new URLSearchParams(pairs)
  const { filter, problems } = parseAuditFilter(params)
  const cursor = params.get('cursor') || null
  try {
    if (cursor !== null) parseAuditCursor(cursor)
    return { filter, problems, cursor }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { filter, problems: { ...problems, ...error.fields }, cursor: null }
  }
}

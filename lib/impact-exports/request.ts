/** Answers who asks for a summary as a file. */
import 'server-only'
import type { Period } from '@/lib/domain/impact/period'
import { fileName } from './file-name'

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
} as const

/** The answer that a browser saves, named after the period. */
export function fileDownload(body: BodyInit, period: Pick<Period, 'key'>, ending: keyof typeof TYPES): Response {
  return new Response(body, {
    headers: {
      'Content-Type': TYPES[ending],
      'Content-Disposition': `attachment; filename="${fileName(period, ending)}"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** Reads the policy document that a call's parameters hold: as text, URL-encoded or not, or as an object. */
import { type PolicyStatement, parsePolicyDocument } from '@/lib/domain/evidence/policy-document'
import { field } from './record-fields'

/** Its statements; null where there is no document, or none that can be read. */
export function statementsWritten(parameters: unknown, key: string): PolicyStatement[] | null {
  const written = field(parameters, key)
  const document = typeof written === 'string' ? parsed(written) : written
  return typeof document === 'object' && document !== null
    ? parsePolicyDocument(document as Record<string, unknown>)
    : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith('%') ? decodeURIComponent(text) : text)
  } catch {
    return null
  }
}

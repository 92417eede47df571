/** Policy documents as IAM writes them: JSON, percent-encoded by most of its operations. */
import type { PolicyDocument } from '@/lib/domain/evidence/facts-authorization'

/** The document, parsed; null for what is no JSON object. */
export function parsePolicyText(text: string | null | undefined): PolicyDocument {
  if (!text) return null
  try {
    const plain = text.trimStart().startsWith('{') ? text : decodeURIComponent(text)
    const parsed: unknown = JSON.parse(plain)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

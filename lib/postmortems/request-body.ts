/** Reads what is sent to change post-mortems: a JSON body that fits a schema, and which post-mortem the address names. */
import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'

/** A version that the sender saw. */
export const versionSeen = z.int('must be the version that you saw, a whole number').min(0, 'must not be negative')

/** The body as the schema reads it; an empty one is an object without fields. @throws AppError INVALID that names each wrong field */
export async function readJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const text = await request.text()
  const parsed = schema.safeParse(text.trim() === '' ? {} : parseJson(text))
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[path.join('.') || 'body'] ??= message
  const [[name, wants] = ['body', 'must be an object']] = Object.entries(fields)
  throw new AppError('INVALID', `In the body, ${name}: ${wants.replace(/\.$/, '')}. Nothing was changed.`, fields)
}

/** Which post-mortem of the incident is meant: `?of=` its id; null: the one that is shown first. */
export function postmortemNamed(request: Request): string | null {
  return new URL(request.url).searchParams.get('of')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('INVALID', 'The body is not JSON. Nothing was changed.', { body: 'must be JSON' })
  }
}

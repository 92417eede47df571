/** Reads the JSON body of a request by a schema. */
import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/lib/errors'

/** The body as the schema reads it; an empty one is an object without fields. @throws AppError INVALID that names each wrong field */
export async function readJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const text = await request.text()
  const parsed = schema.safeParse(text.trim() === '' ? {} : jsonOf(text))
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[path.join('.') || 'body'] ??= message
  const [[name, wants] = ['body', 'must be an object']] = Object.entries(fields)
  throw new AppError('INVALID', `In the body, ${name}: ${wants.replace(/\.$/, '')}. Nothing was changed.`, fields)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('INVALID', 'The body is not JSON. Nothing was changed.', { body: 'must be JSON' })
  }
}

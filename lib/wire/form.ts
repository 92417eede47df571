/** Reads a form that a browser sent: names to values, checked by a schema. */
import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/lib/errors'

/** @throws AppError INVALID that names each wrong field */
export function readForm<S extends z.ZodType>(schema: S, form: FormData): z.output<S> {
  const parsed = schema.safeParse(valuesOf(form))
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) fields[String(path[0] ?? '')] ??= message
  throw new AppError('INVALID', 'Something in the form is not right; nothing was changed.', fields)
}

/** Ends the name of a field that takes a file: the text of `csv-file` stands for what was typed into `csv`. */
const FILE = '-file'

/** The form with the texts of uploaded files in the fields that they stand for. */
export async function withFileTexts(form: FormData): Promise<FormData> {
  const files = [...form].flatMap(([name, value]) =>
    name.endsWith(FILE) && typeof value !== 'string' && value.size > 0 ? [{ name, value }] : [],
  )
  if (files.length === 0) return form
  const read = new FormData()
  for (const [name, value] of form) read.append(name, value)
  for (const { name, value } of files) read.set(name.slice(0, -FILE.length), await value.text())
  return read
}

/** What was typed, to be shown again; never passwords and codes. */
export function typedOf(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/password|code|secret|token/i.test(name)) typed[name] = value
  }
  return typed
}

/** The first text under each name. */
function valuesOf(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    // Next.js's own fields.
    if (name.startsWith('$ACTION')) continue
    values[name] = form.getAll(name).find((value) => typeof value === 'string')
  }
  return values
}

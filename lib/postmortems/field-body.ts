/** Judges what somebody puts into a part of the document, and makes it fit to be stored. */
import { FIELD_CHOICES, type FieldKey, type FieldSpec, findField, MOST_TYPED } from '@/lib/domain/postmortem/fields'
import { readLabels } from '@/lib/domain/postmortem/labels'
import { cleanTyped } from '@/lib/domain/postmortem/typed-text'
import { AppError } from '@/lib/errors'

type Spec = FieldSpec & { key: FieldKey }

/** The part with this key. @throws AppError NOT_FOUND */
export function getSpec(key: string): Spec {
  const spec = findField(key)
  if (spec !== null) return spec
  throw new AppError('NOT_FOUND', 'A post-mortem has no such part. Nothing was changed.')
}

/** A text for the part, cleaned of what cannot be stored. @throws AppError INVALID that says what to do */
export function cleanBody(spec: Spec, typed: string): string {
  if (spec.type === 'choice') return cleanChoice(spec, typed)
  if (spec.type === 'labels') return labelsOf(typed)
  return cleanLong(spec.name, typed)
}

/** Markdown, cleaned. @throws AppError INVALID where it is too long; `name` is what it stands in: "Summary" */
export function cleanLong(name: string, typed: string): string {
  const body = cleanTyped(typed)
  if (body.length <= MOST_TYPED) return body
  const [most, given] = [MOST_TYPED, body.length].map((count) => count.toLocaleString('en-US'))
  throw invalid(
    `${name} holds at most ${most} characters, and this is ${given}. Shorten it, or put a part of it elsewhere and link it.`,
  )
}

function cleanChoice({ key, name }: Spec, typed: string): string {
  const value = typed.trim()
  const choices = FIELD_CHOICES[key] ?? []
  if (value === '' || choices.some((choice) => choice.value === value)) return value
  throw invalid(`${name} is one of ${choices.map((choice) => choice.value).join(', ')}, or empty.`)
}

function labelsOf(typed: string): string {
  const { labels, problem } = readLabels(typed)
  if (problem !== null) throw invalid(problem)
  return labels.join('\n')
}

function invalid(sentence: string): AppError {
  return new AppError('INVALID', `${sentence} Nothing was stored.`, { body: sentence })
}

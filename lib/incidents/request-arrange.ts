/** Reads from an address which arrangement somebody wants to see before it is done. */
import 'server-only'
import { AppError } from '@/lib/errors'
import type { Arrangement } from './arrangement'
import { mergeForm, moveForm, openForm, splitForm } from './schemas'

/** An arrangement, or which fields are wrong and why. */
export type RequestedArrangement =
  | { arrangement: Arrangement; problems: null }
  | { arrangement: null; problems: Record<string, string> }

/**
 * The arrangement of a form sent with GET: `what` is open, merge, split or move, the other fields are those of the action
 * that carries it out (actions-arrange.ts).
 * @throws AppError INVALID for another `what`
 */
export function requestedArrangement(params: URLSearchParams): RequestedArrangement {
  const { what, ...fields } = Object.fromEntries(params)
  switch (what) {
    case 'open':
      return read(openForm.safeParse(fields), (incident) => ({ what, incident }))
    case 'merge':
      return read(mergeForm.safeParse(fields), ({ into, ...target }) => ({ what, target, into }))
    case 'split':
      return read(splitForm.safeParse(fields), (split) => ({ what, ...split }))
    case 'move':
      return read(moveForm.safeParse(fields), ({ event, to, from }) => ({
        ...{ what, eventId: event, to },
        from: from || null,
      }))
    default:
      throw new AppError('INVALID', 'Choose what to do: merge, split, move or open.')
  }
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }

function read<T>(parsed: Parsed<T>, arrangementOf: (data: T) => Arrangement): RequestedArrangement {
  if (parsed.success) return { arrangement: arrangementOf(parsed.data), problems: null }
  const problems: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) problems[String(path[0] ?? 'what')] ??= message
  return { arrangement: null, problems }
}

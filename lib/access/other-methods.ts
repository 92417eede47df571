/** Makes handlers for methods that a path does not know: they say which it knows. */
import 'server-only'
import type { Permission } from '@/lib/domain/access'
import { problem } from '@/lib/wire/respond'
import { handle } from './handler'

/** A handler that refuses with 405; strangers learn no more than that they must sign in. `allowed`: "GET, PATCH". */
export function otherMethods(permission: Permission, allowed: string): ReturnType<typeof handle<unknown>> {
  return handle<unknown>(permission, async ({ request }) => {
    const response = problem(
      405,
      `${request.method} is not possible here: send it with ${allowed.replaceAll(',', ' or')}.`,
    )
    response.headers.set('Allow', allowed)
    return response
  })
}

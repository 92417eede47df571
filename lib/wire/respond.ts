/** Answers of HTTP handlers: JSON, or a problem (RFC 9457). The only place that turns errors into statuses. */
import 'server-only'
import { AppError, type AppErrorCode, ConflictError } from '@/lib/errors'
import { createLog } from '@/lib/log'

const STATUS: Record<AppErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  UPSTREAM: 502,
  NOT_READY: 503,
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Sign in first',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  502: 'Upstream failed',
  503: 'Not ready',
}

/** What many readers are given is turned into text once: reads that are shared are the same object each time. */
const bodies = new WeakMap<object, string>()

function bodyOf(value: object): string {
  const body = bodies.get(value) ?? JSON.stringify(value)
  bodies.set(value, body)
  return body
}

/** Runs a handler; what it returns becomes the JSON body, what it throws a problem. */
export async function respond(handler: () => Promise<object>): Promise<Response> {
  try {
    return new Response(bodyOf(await handler()), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    })
  } catch (error) {
    if (error instanceof AppError) return refusal(error)
    createLog('web').error({ err: error }, 'a request failed')
    return problem(500, 'Faultline could not answer. Its log says why; what it stores is unharmed.')
  }
}

/** The problem that an error which people may see turns into. */
export function refusal(error: AppError): Response {
  const more = error instanceof ConflictError ? { conflict: error.conflict } : {}
  const response = problem(STATUS[error.code], error.message, error.fields, more)
  if (error.retryAfterSeconds !== null) response.headers.set('Retry-After', String(error.retryAfterSeconds))
  if (error.code === 'UNAUTHENTICATED') response.headers.set('WWW-Authenticate', 'Bearer realm="Faultline"')
  return response
}

/**
 * An answer of type application/problem+json. `fields` names each wrong parameter and what it wants; `more` are members of
 * our own.
 */
export function problem(
  status: number,
  detail: string,
  fields: Record<string, string> = {},
  more: object = {},
): Response {
  const named = Object.keys(fields).length > 0 ? { fields } : {}
  return Response.json(
    { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, ...named, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } },
  )
}

/** The answer to a method that a read-only path does not know. */
export function notAllowed(request: Request): Response {
  const response = problem(405, `${request.method} is not possible here: this path can only be read.`)
  response.headers.set('Allow', 'GET, HEAD')
  return response
}

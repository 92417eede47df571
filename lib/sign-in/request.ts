/** What of the sign-in library is reachable over HTTP: an allow-list, within the limits, every refusal a problem. */
import 'server-only'
import type { Origin } from '@/lib/audit/contract'
import { AppError } from '@/lib/errors'
import { foreignRequest, ownOrigin } from '@/lib/wire/own-origin'
import { notAllowed, problem, refusal, respond } from '@/lib/wire/respond'
import { limitAttempts, type Outcome } from './attempt-limits'
import { auth } from './auth'
import { refusalFor } from './refusal-words'
import { duringRequest } from './request-origin'

const BASE = '/api/auth'

/** Path → its method. Everything else of the library is for our own code. */
const OPEN: Record<string, 'GET' | 'POST'> = {
  '/sign-in/email': 'POST',
  '/sign-out': 'POST',
  '/get-session': 'GET',
  '/two-factor/verify-totp': 'POST',
  '/two-factor/verify-backup-code': 'POST',
  '/sso/start': 'GET',
  '/sso/callback': 'GET',
}

const PROVES = new Set(['/sign-in/email', '/two-factor/verify-totp', '/two-factor/verify-backup-code'])

/** Answers a request below /api/auth that comes from `origin`. */
export async function answerSignIn(request: Request, origin: Origin): Promise<Response> {
  const path = new URL(request.url).pathname.slice(BASE.length)
  const method = Object.hasOwn(OPEN, path) ? OPEN[path] : undefined
  if (method === undefined) return problem(404, 'There is nothing at this address.')
  if (request.method !== method) return method === 'GET' ? notAllowed(request) : postOnly(request)
  if (method === 'POST' && isForeign(request.headers)) return refusal(foreignRequest())
  try {
    if (method === 'GET') return await answer(request, path, origin)
    if (!PROVES.has(path)) return await answer(vouchedFor(request, '{}'), path, origin)
    const { body, email } = await readBody(request)
    const again = vouchedFor(request, body)
    const { address } = origin
    return await limitAttempts({ address, email }, async () => outcomeOf(await answer(again, path, origin)))
  } catch (error) {
    return error instanceof AppError ? refusal(error) : respond(() => Promise.reject(error))
  }
}

/** Whether a page of another site asks (Fetch Metadata, W3C): it could sign somebody in as somebody else, or out. */
function isForeign(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site') ?? 'none'
  const from = headers.get('origin')
  return (site !== 'same-origin' && site !== 'none') || (from !== null && from !== ownOrigin(headers))
}

async function answer(request: Request, path: string, origin: Origin): Promise<Response> {
  const step = path === '/sign-in/email' ? 'password' : 'other'
  const response = await duringRequest({ origin, step }, () => auth().handler(request))
  if (response.status < 400) return unstored(response)
  if (response.status >= 500) throw new Error(`the sign-in library answered ${response.status} to ${path}`)
  const told: unknown = await response.json().catch(() => null)
  const code = typeof told === 'object' && told !== null && 'code' in told ? told.code : null
  return refusal(refusalFor(response.status, code))
}

function outcomeOf(response: Response): Outcome<Response> {
  if (response.status < 400) return { result: 'passed', value: response }
  return { result: response.status === 401 ? 'wrong' : 'untried', value: response }
}

/** JSON alone: forms of other sites cannot send it. @throws AppError INVALID */
async function readBody(request: Request): Promise<{ body: string; email: string | null }> {
  const unreadable = new AppError('INVALID', 'Send a JSON object, as Content-Type: application/json.')
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw unreadable
  const text = await request.text().catch(() => '')
  const body = parsed(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable
  const email = 'email' in body && typeof body.email === 'string' ? body.email : null
  return { body: text, email }
}

/** null for what is no JSON, also where it is nested deeper than the parser goes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The request as one of our own pages would send it: the library asks for an Origin where programs send none. */
function vouchedFor({ url, headers }: Request, body: string): Request {
  const own = new Headers(headers)
  own.set('origin', ownOrigin(headers))
  own.set('content-type', 'application/json')
  own.delete('content-length')
  return new Request(url, { method: 'POST', headers: own, body })
}

function unstored(response: Response): Response {
  const answer = new Response(response.body, response)
  answer.headers.set('Cache-Control', 'no-store')
  return answer
}

function postOnly(request: Request): Response {
  const response = problem(405, `${request.method} is not possible here: this path takes POST.`)
  response.headers.set('Allow', 'POST')
  return response
}

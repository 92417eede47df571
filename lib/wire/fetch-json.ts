/** Fetches JSON from our own API in the browser; what goes wrong becomes an error that says it in words. */

const TIME_LIMIT = 15_000

/** The session is over, or was ended elsewhere: asking again will not help. */
export class SignedOutError extends Error {
  override name = 'SignedOutError'
}

/** The server answered and said no; `status` is HTTP's. */
export class RefusedError extends Error {
  override name = 'RefusedError'
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** What was to be changed has changed meanwhile; `conflict` is the answer's own account of it. */
export class ConflictError extends RefusedError {
  override name = 'ConflictError'
  constructor(
    message: string,
    readonly conflict: unknown,
  ) {
    super(message, 409)
  }
}

/** How something is told to the server. */
interface SendOptions {
  signal?: AbortSignal | undefined
  /** For whom the page was drawn: the server refuses what somebody else sends who signed in here since. */
  person?: string | null
}

/**
 * The answer's body. The caller names its type, which is the contract of the address.
 * @throws SignedOutError where the server no longer knows who asks, RefusedError where it says no
 */
export function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  return askFor<T>(address, {}, signal)
}

/** As fetchJson, for what is told to the server. */
export function postJson<T>(address: string, body: object, signal?: AbortSignal): Promise<T> {
  return sendJson<T>('POST', address, body, { signal })
}

/** As postJson, by another method. @throws ConflictError where the answer holds both sides of a conflict */
export function sendJson<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  address: string,
  body: object,
  { signal, person = null }: SendOptions = {},
): Promise<T> {
  const headers = { 'content-type': 'application/json', ...(person === null ? {} : { 'drawn-for': person }) }
  return askFor<T>(address, { method, body: JSON.stringify(body), headers }, signal)
}

async function askFor<T>(address: string, sent: RequestInit, signal: AbortSignal | undefined): Promise<T> {
  const limit = AbortSignal.timeout(TIME_LIMIT)
  const response = await fetch(address, {
    ...sent,
    headers: { accept: 'application/json', ...sent.headers },
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  })
  if (response.status === 401) throw new SignedOutError('You are signed out. Sign in again to go on.')
  if (!response.ok) throw await readRefusal(response)
  return (await response.json()) as T
}

/** With the sentence of a problem+json body, else the status. */
async function readRefusal(response: Response): Promise<RefusedError> {
  const body: unknown = await response.json().catch(() => null)
  const problem = typeof body === 'object' && body !== null ? body : {}
  const sentence = sentenceOf(problem) ?? `The server answered ${response.status}`
  if (response.status === 409 && 'conflict' in problem) return new ConflictError(sentence, problem.conflict)
  return new RefusedError(sentence, response.status)
}

function sentenceOf(problem: object): string | null {
  if ('detail' in problem && typeof problem.detail === 'string') return problem.detail
  if ('title' in problem && typeof problem.title === 'string') return problem.title
  return null
}

/** Fetches JSON from our own API in the browser; what goes wrong becomes an error that says it in words. */

const TIME_LIMIT = 15_000

/** The session is over, or was ended elsewhere: asking again will not help. */
export class SignedOutError extends Error {
  override name = 'SignedOutError'
}

/**
 * The answer's body. The caller names its type, which is the contract of the address.
 * @throws SignedOutError where the server no longer knows who asks
 */
export function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  return askFor<T>(address, {}, signal)
}

/** As fetchJson, for what is told to the server. */
export function postJson<T>(address: string, body: object, signal?: AbortSignal): Promise<T> {
  const sent = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return askFor<T>(address, sent, signal)
}

async function askFor<T>(address: string, sent: RequestInit, signal: AbortSignal | undefined): Promise<T> {
  const limit = AbortSignal.timeout(TIME_LIMIT)
  const response = await fetch(address, {
    ...sent,
    headers: { accept: 'application/json', ...sent.headers },
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  })
  if (response.status === 401) throw new SignedOutError('You are signed out. Sign in again to go on.')
  if (!response.ok) throw new Error(await readProblem(response))
  return (await response.json()) as T
}

/** The sentence of a problem+json body, else the status. */
async function readProblem(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === 'object' && body !== null) {
    if ('detail' in body && typeof body.detail === 'string') return body.detail
    if ('title' in body && typeof body.title === 'string') return body.title
  }
  return `The server answered ${response.status}`
}

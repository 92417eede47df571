/** Page tokens: opaque, bound to what was asked, and not good for ever. */
import { createHash, createHmac } from 'node:crypto'

/** How long a token can be used, on the stand-in's clock. */
const LIFETIME_MS = 60 * 60_000
const SECRET = 'invented'

/** Where a listing goes on. */
export interface Place {
  /** Key of the last item that was handed out. */
  after: string
  /** Number of the page that comes next; the first page is 1. */
  page: number
  /** Order of the listing; empty for AWS's own. */
  order: string
}

/** A token for the place; `asked` is all that must be asked the same way with it. */
export function writeToken(place: Place, asked: unknown, now: number): string {
  const body = Buffer.from(JSON.stringify([place.after, place.page, place.order, digest(asked), now])).toString(
    'base64url',
  )
  return `${body}.${sign(body)}`
}

/** The place, or null for a token that is invalid, expired, or of something else that was asked. */
export function readToken(token: string, asked: unknown, now: number): Place | null {
  const [body = '', signature] = token.split('.')
  if (signature !== sign(body)) return null
  const [after, page, order, bound, issuedAt] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    string,
    number,
    string,
    string,
    number,
  ]
  return bound === digest(asked) && now - issuedAt < LIFETIME_MS ? { after, page, order } : null
}

/** Number of the page that a token leads to, whatever it is bound to; 1 without a token. */
export function pageNumber(token: unknown): number {
  if (typeof token !== 'string') return 1
  try {
    const [, page] = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as [string, number]
    return Number(page)
  } catch {
    return 1
  }
}

function sign(body: string): string {
  return createHmac('sha256', SECRET).update(body).digest('hex').slice(0, 16)
}

function digest(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16)
}

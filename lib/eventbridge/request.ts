/** Takes what an API destination of EventBridge sends to the webhook. */
import 'server-only'
import { AppError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import { noteReceived, noteUnreadable } from '@/lib/source-health/write'
import type { EventbridgeMessage } from '@/lib/sources/eventbridge/message'
import { readMessage, readMessageText } from '@/lib/sources/eventbridge/read-message'
import type { Unreadable } from '@/lib/sources/source'
import { recordMessages } from './write'

/** What became of a request. */
export interface Ingested {
  /** Messages that could be read. */
  received: number
  /** How many of them were known already. */
  folded: number
  /** Messages beside them that could not be read or stored, or are incomplete; left out where there are none. */
  unreadable?: number
}

const LISTING = 'webhook'

/**
 * Stores the message, or the list of messages, that a request carries; all is committed when it returns. What cannot be
 * read is kept with the reason.
 * @throws AppError INVALID, which says what is wrong, where none of it can be read
 */
export async function ingestMessages(request: Request): Promise<Ingested> {
  const startedAt = new Date()
  const { messages, unreadable } = read(await request.text(), startedAt.getTime())
  const recorded = await recordMessages(messages, { listing: LISTING, through: null, at: startedAt.getTime() })
  const notes = [...unreadable, ...recorded.unreadable]
  await noteReceived(
    LISTING,
    startedAt,
    {
      kind: 'read',
      cursor: {},
      eventsRead: messages.length,
      eventsMoved: recorded.moved.length,
      unreadable: notes,
    },
    { now: new Date(), requests: 0 },
  )
  const [first] = unreadable
  if (messages.length === 0) throw new AppError('INVALID', refusalOf(first))
  const ingested = { received: messages.length, folded: recorded.folded }
  return notes.length === 0 ? ingested : { ...ingested, unreadable: notes.length }
}

/** Strangers may knock as often as they like: so often it is written down, in ms. */
const NOTED_EVERY = 10_000

let notedAt = 0

/**
 * Keeps, where people look for it, that a sender was turned away for its token: EventBridge gives up after a while and
 * tells nobody here.
 */
export async function noteRefusedSender(headers: Headers, status: 401 | 403): Promise<void> {
  const now = new Date()
  if (!headers.has('authorization') || now.getTime() - notedAt < NOTED_EVERY) return
  notedAt = now.getTime()
  const why =
    status === 401
      ? 'its token is wrong, expired or revoked'
      : 'its token may not send messages: it needs role responder'
  // Nothing of who sent it, or strangers from many addresses would crowd out what is kept for people to look at.
  const refused = { where: 'a request to the webhook', why, received: '', lost: null }
  await noteUnreadable(LISTING, [refused], now).catch((error: unknown) => {
    createLog('web').warn({ err: error }, 'a refused sender could not be written down')
  })
}

interface Read {
  messages: EventbridgeMessage[]
  unreadable: Unreadable[]
}

function read(body: string, now: number): Read {
  const messages: EventbridgeMessage[] = []
  const unreadable: Unreadable[] = []
  const list = listIn(body)
  const readings = list === null ? [readMessageText(body, now)] : list.map((each) => readMessage(each, now))
  for (const reading of readings) {
    if (reading.kind === 'message') messages.push(reading.message)
    else unreadable.push(reading.unreadable)
  }
  return { messages, unreadable }
}

/** The members of a list that is not empty; null for everything else. */
function listIn(body: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(body)
    return Array.isArray(parsed) && parsed.length > 0 ? parsed : null
  } catch {
    return null
  }
}

function refusalOf(first: Unreadable | undefined): string {
  const why = first === undefined ? 'it is empty' : first.why
  return `This is no message of AWS Health as EventBridge sends it: ${why}. It is kept on the page about sources.`
}

/** Reads one message of EventBridge, whichever way it came: from a queue, through SNS, or to the webhook. */
import type { Instant } from '@/lib/domain/health-event'
import { arnOf, normaliseMessage } from '@/lib/sources/eventbridge/normalise-message'
import { createUnreadableReport, UnreadableItem } from '@/lib/sources/public-feed/unreadable'
import type { MessageReading } from './message'
import { SnsEnvelope } from './message-payload'

/** Reads the body of a message of a queue: JSON, as EventBridge wrote it or wrapped by SNS. Never throws. */
export function readMessageText(body: string, now: Instant): MessageReading {
  try {
    return readMessage(unwrapped(parseJson(body)), now)
  } catch (error) {
    return unreadable(error, body)
  }
}

/** Reads a message that has been parsed. Never throws. */
export function readMessage(received: unknown, now: Instant): MessageReading {
  try {
    return { kind: 'message', message: normaliseMessage(received, now) }
  } catch (error) {
    return unreadable(error, received)
  }
}

function unwrapped(parsed: unknown): unknown {
  const envelope = SnsEnvelope.safeParse(parsed)
  return envelope.success ? parseJson(envelope.data.Message) : parsed
}

function parseJson(text: string): unknown {
  if (text.trim() === '') throw new UnreadableItem('it is empty')
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableItem('it is not JSON')
  }
}

function unreadable(error: unknown, received: unknown): MessageReading {
  if (!(error instanceof UnreadableItem)) throw error
  const arn = arnOf(received)
  const report = createUnreadableReport()
  report.addLost(arn === null ? 'a message' : `a message about ${arn}`, error.message, received, arn)
  const [line] = report.lines()
  if (line === undefined) throw error
  return { kind: 'unreadable', unreadable: line }
}

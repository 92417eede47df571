/** Where a page of post-mortems or of actions ends, opaque to callers. */
import 'server-only'
import { isDay } from '@/lib/domain/postmortem/due-day'
import { AppError } from '@/lib/errors'

/** A post-mortem's place: newest opened first. */
export interface PostmortemPosition {
  id: string
  /** ISO 8601. */
  openedAt: string
}

/** An action's place: open ones by due day, those without one last; then ended ones, the latest first. */
export type ActionPosition = { id: string } & ({ dueOn: string | null } | { endedAt: string })

/** The end of the year 9999, in ms. */
const LAST_TIME = Date.UTC(10_000, 0)

/** Writes a position for a URL. */
export function formatPostmortemCursor({ id, openedAt }: PostmortemPosition): string {
  return encode(`p${Date.parse(openedAt)}.${id}`)
}

/** Reads a position. @throws AppError INVALID for a text that formatPostmortemCursor did not write */
export function parsePostmortemCursor(text: string): PostmortemPosition {
  const [, time, id] = /^p(\d{1,15})\.(\d{1,18})$/.exec(decode(text)) ?? []
  if (time === undefined || id === undefined) throw unreadable()
  return { id, openedAt: momentOf(time) }
}

/** Writes a position for a URL. */
export function formatActionCursor(position: ActionPosition): string {
  const { id } = position
  return encode('endedAt' in position ? `e${Date.parse(position.endedAt)}.${id}` : `d${position.dueOn ?? ''}.${id}`)
}

/** Reads a position. @throws AppError INVALID for a text that formatActionCursor did not write */
export function parseActionCursor(text: string): ActionPosition {
  const [, time, day = '', id] = /^(?:e(\d{1,15})|d([\d-]{10})?)\.(\d{1,18})$/.exec(decode(text)) ?? []
  if (id === undefined) throw unreadable()
  if (time !== undefined) return { id, endedAt: momentOf(time) }
  if (day !== '' && !isDay(day)) throw unreadable()
  return { id, dueOn: day === '' ? null : day }
}

function momentOf(time: string): string {
  const ms = Number(time)
  if (ms >= LAST_TIME) throw unreadable()
  return new Date(ms).toISOString()
}

function unreadable(): AppError {
  return new AppError('INVALID', 'The cursor cannot be read.', {
    cursor: 'must be the nextCursor of an earlier answer',
  })
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function decode(text: string): string {
  return Buffer.from(text, 'base64url').toString()
}

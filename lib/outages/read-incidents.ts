/** Reads what figures need of incidents themselves: how far each is, and when people did what. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Instant } from '@/lib/domain/health-event'
import { type IncidentStatus, type Sev, sevOf } from '@/lib/domain/incident'
import { readMoment, readNumber, readUntil } from './cursor'
import { msOf, packIds, readLines } from './packed-lines'

/** The same object for all that are alike. */
export interface IncidentFacts {
  severity: Sev
  status: IncidentStatus
}

/** When people did what; ms UTC, null: not yet. */
export interface StepTimes {
  /** @param place of the incident among the ids that were asked for */
  at(place: number): { acknowledgedAt: Instant | null; mitigatedAt: Instant | null; resolvedAt: Instant | null }
}

/** By id; those that are gone are left out. */
export async function readIncidentFacts(
  ids: readonly string[],
): Promise<{ facts: Map<string, IncidentFacts>; steps: StepTimes }> {
  const [acknowledged, mitigated, resolved] = [moments(ids), moments(ids), moments(ids)]
  const facts = new Map<string, IncidentFacts>()
  const alike = new Map<string, IncidentFacts>()
  await readLines(ids.length === 0 ? '' : await readPacked(ids), (cursor) => {
    const place = readNumber(cursor) - 1
    const words = readUntil(cursor, ',')
    const known = alike.get(words) ?? factsOf(words)
    alike.set(words, known)
    facts.set(ids[place] ?? '', known)
    acknowledged[place] = readMoment(cursor) ?? Number.NaN
    mitigated[place] = readMoment(cursor) ?? Number.NaN
    resolved[place] = readMoment(cursor) ?? Number.NaN
  })
  return {
    facts,
    steps: {
      at: (place) => ({
        acknowledgedAt: knownAt(acknowledged, place),
        mitigatedAt: knownAt(mitigated, place),
        resolvedAt: knownAt(resolved, place),
      }),
    },
  }
}

/** `place,severity status,acknowledged,mitigated,resolved;` of each; places from 1. */
async function readPacked(ids: readonly string[]): Promise<string> {
  const times = ['i.acknowledged_at', 'i.mitigated_at', 'i.resolved_at'].map(msOf)
  const { rows } = await pool().query<{ lines: string | null }>(
    `SELECT string_agg(concat(asked.place, ',', i.severity, ' ', i.status, ',', ${times.join(", ',', ")}, ';'), '') AS lines
     FROM unnest($1::bigint[]) WITH ORDINALITY AS asked(id, place) JOIN incident i ON i.id = asked.id`,
    [packIds(ids)],
  )
  return rows[0]?.lines ?? ''
}

function factsOf(words: string): IncidentFacts {
  const [level, status] = words.split(' ')
  return { severity: sevOf(Number(level)), status: status as IncidentStatus }
}

/** NaN: not known. */
function moments(ids: readonly string[]): Float64Array {
  return new Float64Array(ids.length).fill(Number.NaN)
}

function knownAt(moments: Float64Array, place: number): Instant | null {
  const at = moments[place] ?? Number.NaN
  return Number.isNaN(at) ? null : at
}

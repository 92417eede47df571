/** Packs what accounts and teams come to in a month into bytes, and reads them again: `impact_month.accounts`. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { TeamFigures, TimePart } from './read-account-time'

/** The figures of a month; accounts by their id as a number, for those that were touched. */
export interface MonthFigures {
  ids: Float64Array
  /** ms; a month holds less than 2^32 of them. */
  confirmed: Uint32Array
  reported: Uint32Array
  inferred: Uint32Array
  teams: ReadonlyMap<string, TeamFigures>
}

/** Of a part whose times are those of all positions. */
export function monthFigures({ times, teams }: TimePart, idAt: (position: number) => string): MonthFigures {
  const { confirmed, reported, inferred } = times
  const touched: number[] = []
  for (let position = 0; position < confirmed.length; position += 1)
    if ((confirmed[position] ?? 0) + (reported[position] ?? 0) + (inferred[position] ?? 0) > 0) touched.push(position)
  const pick = (all: ArrayLike<number>) => Uint32Array.from(touched, (position) => all[position] ?? 0)
  return {
    ids: Float64Array.from(touched, (position) => Number(idAt(position))),
    ...{ confirmed: pick(confirmed), reported: pick(reported), inferred: pick(inferred), teams },
  }
}

/** As a part of sums. `positionOf`: the position of the account with the id, as a number. */
export function partOf(figures: MonthFigures, positionOf: (id: number) => number): TimePart {
  const { ids, teams, ...times } = figures
  const positions = Uint32Array.from(ids, positionOf)
  return { positions, times, teams }
}

/** Columns one after the other, so that they press well: how many accounts, their ids, their times; then teams as JSON. */
export function packMonth({ ids, confirmed, reported, inferred, teams }: MonthFigures): Buffer {
  const count = Float64Array.of(ids.length)
  const columns = [count, ids, confirmed, reported, inferred].map(bytesOf)
  return deflateRawSync(Buffer.concat([...columns, Buffer.from(JSON.stringify([...teams]))]), { level: 1 })
}

/** What packMonth packed. @throws Error where it is something else */
export function unpackMonth(packed: Uint8Array): MonthFigures {
  const bytes = new Uint8Array(inflateRawSync(packed))
  const [count = 0] = new Float64Array(bytes.buffer, 0, 1)
  const column = (index: number) => new Uint32Array(bytes.buffer, 8 + 8 * count + 4 * count * index, count)
  const teams = Buffer.from(bytes.buffer, 8 + 20 * count).toString()
  return {
    ids: new Float64Array(bytes.buffer, 8, count),
    ...{ confirmed: column(0), reported: column(1), inferred: column(2) },
    teams: new Map(JSON.parse(teams) as [string, TeamFigures][]),
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}

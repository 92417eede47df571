/** Opens the client of a stored tracker: its token is unsealed here and goes nowhere but to the tracker. */
import 'server-only'
import { pool, type Queryable } from '@/lib/db/pool'
import type { TrackerKind } from '@/lib/domain/issue-tracker'
import { unseal } from '@/lib/secrets/cipher'
import { openTracker } from '@/lib/sources/issue-trackers/open-tracker'
import type { IssueTracker } from '@/lib/sources/issue-trackers/source'
import { outsideFetch } from '@/lib/wire/outside-fetch'
import { sealPurpose } from './read-secrets'

/** A page of a hundred issues with long descriptions. */
const LONGEST_ANSWER = 16 * 1_048_576

/** A tracker as it is stored; token and secret are sealed. */
export interface StoredTracker {
  id: string
  kind: TrackerKind
  name: string
  baseUrl: string
  project: string
  issueType: string | null
  account: string | null
  token: string
  webhookSecret: string
  isOn: boolean
  createdAt: Date
  polledAt: Date | null
}

const COLUMNS = `id, kind, name, base_url AS "baseUrl", project, issue_type AS "issueType", account, token,
  webhook_secret AS "webhookSecret", is_on AS "isOn", created_at AS "createdAt", polled_at AS "polledAt"`

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The tracker with this id; null where there is none. */
export async function findStoredTracker(id: string, client: Queryable = pool()): Promise<StoredTracker | null> {
  if (!UUID.test(id)) return null
  const { rows } = await client.query<StoredTracker>(`SELECT ${COLUMNS} FROM issue_tracker WHERE id::text = $1`, [id])
  return rows[0] ?? null
}

/** All trackers that are switched on, the oldest first. */
export async function listOnTrackers(client: Queryable = pool()): Promise<StoredTracker[]> {
  const { rows } = await client.query<StoredTracker>(
    `SELECT ${COLUMNS} FROM issue_tracker WHERE is_on ORDER BY created_at, id`,
  )
  return rows
}

/** Its client, which asks through the guard against inside addresses. @throws AppError CONFLICT where its token cannot be decrypted */
export function openStored(tracker: StoredTracker): IssueTracker {
  const { kind, baseUrl, project, issueType, account } = tracker
  const token = unseal(tracker.token, sealPurpose(tracker.id, 'token'))
  return openTracker({ kind, baseUrl, project, issueType, account, token }, (url, init) =>
    outsideFetch(url, init, { mostBytes: LONGEST_ANSWER }),
  )
}

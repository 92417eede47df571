/** Writes down who changed what, in the transaction that changes it. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { searchWords } from '@/lib/domain/search-words'
import type { Actor } from './contract'

/** One change. `before` and `after` hold only what moved, and never a secret. */
export interface AuditedChange {
  /** "word.what-was-done": "person.role-changed". */
  action: string
  subject: { kind: string; id?: string | null; name?: string | null }
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

/** Appends one AuditEntry within the transaction of `client`. */
export async function recordChange(client: Queryable, actor: Actor, change: AuditedChange): Promise<void> {
  const { action, subject, before = null, after = null } = change
  await client.query(
    `INSERT INTO audit_entry (actor_kind, actor_id, actor_name, action, subject_kind, subject_id, subject_name,
                              before, after, address, user_agent, words)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, array_to_tsvector($12))`,
    [
      actor.kind,
      actor.id,
      actor.name,
      action,
      subject.kind,
      subject.id ?? null,
      subject.name ?? null,
      json(before),
      json(after),
      actor.origin.address,
      actor.origin.userAgent?.slice(0, 400) ?? null,
      searchWords(namesIn(actor, change)),
    ],
  )
}

/** What an entry is found by: the names and addresses of whoever acted and whatever was changed. */
function namesIn(actor: Actor, { subject, before, after }: AuditedChange): (string | null)[] {
  const values = [actor.name, subject.name, before?.name, before?.email, after?.name, after?.email]
  return values.filter((value) => typeof value === 'string')
}

function json(value: Record<string, unknown> | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

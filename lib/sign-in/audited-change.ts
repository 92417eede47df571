/** Turns what the sign-in library writes into the words of the audit; no secret gets in. */
import type { AuditedChange } from '@/lib/audit/write'

export type Row = Record<string, unknown>

/** The library's models whose rows belong to a person; its `verification` rows are only its own memory. */
export const AUDITED = new Set(['user', 'session', 'account', 'twoFactor'])

/** Whose row it is. */
export function personOf(model: string, row: Row): string {
  return String(model === 'user' ? row.id : row.userId)
}

/** The change of one row; null where nothing moved that anybody would ask about. */
export function auditedChange(model: string, before: Row | null, after: Row | null): AuditedChange | null {
  if (model === 'user') return personChange(before, after)
  if (model === 'session') return sessionChange(before, after)
  if (model === 'account') return methodChange(before, after)
  return factorChange(before, after)
}

const PERSON_FIELDS = ['name', 'email', 'role', 'twoFactorEnabled', 'disabledAt'] as const

function personChange(before: Row | null, after: Row | null): AuditedChange | null {
  const row = after ?? before ?? {}
  const subject = { kind: 'person', id: String(row.id), name: String(row.name) }
  if (before === null) return { action: 'person.created', subject, after: pick(row, PERSON_FIELDS) }
  if (after === null) return { action: 'person.deleted', subject, before: pick(row, PERSON_FIELDS) }
  const moved = PERSON_FIELDS.filter((field) => String(before[field]) !== String(after[field]))
  if (moved.length === 0) return null
  return { action: personAction(moved, after), subject, before: pick(before, moved), after: pick(after, moved) }
}

function personAction(moved: readonly string[], after: Row): string {
  if (moved.includes('twoFactorEnabled')) {
    return after.twoFactorEnabled ? 'person.second-factor-turned-on' : 'person.second-factor-turned-off'
  }
  return moved.includes('role') ? 'person.role-changed' : 'person.changed'
}

function sessionChange(before: Row | null, after: Row | null): AuditedChange | null {
  const row = after ?? before ?? {}
  const subject = { kind: 'session', id: String(row.id), name: null }
  if (before === null) return { action: 'session.started', subject, after: pick(row, ['expiresAt']) }
  return after === null ? { action: 'session.ended', subject, before: pick(row, ['createdAt', 'ipAddress']) } : null
}

function methodChange(before: Row | null, after: Row | null): AuditedChange | null {
  const row = after ?? before ?? {}
  const subject = { kind: 'sign-in-method', id: String(row.id), name: String(row.providerId) }
  if (before === null) return { action: 'sign-in-method.added', subject }
  if (after === null) return { action: 'sign-in-method.removed', subject }
  return before.password === after.password ? null : { action: 'sign-in-method.password-changed', subject }
}

function factorChange(before: Row | null, after: Row | null): AuditedChange | null {
  const row = after ?? before ?? {}
  const subject = { kind: 'second-factor', id: String(row.id), name: null }
  if (before === null || (after !== null && before.secret !== after.secret)) {
    return { action: 'second-factor.set-up', subject }
  }
  if (after === null) return { action: 'second-factor.removed', subject }
  if (before.backupCodes !== after.backupCodes) return { action: 'second-factor.recovery-codes-changed', subject }
  return before.verified === after.verified ? null : { action: 'second-factor.confirmed', subject }
}

function pick(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))
}

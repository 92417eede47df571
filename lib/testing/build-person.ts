/** People, teams and those who look after them, for tests on a real database. */
import type { Actor } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import type { Role } from '@/lib/domain/access'

/** Facts of a person that matter to a test. */
interface PersonFacts {
  name: string
  role: Role
  /** False: they have neither a password nor a provider. */
  canReturn: boolean
  limited: boolean
  /** Ids of their teams. */
  teams: string[]
}

/** Stores a person and returns their id. Their e-mail is their name in lower case at example.org. */
export async function buildPerson(overrides: Partial<PersonFacts> = {}): Promise<string> {
  const { name, role, canReturn, limited, teams } = {
    name: 'Mira',
    role: 'viewer',
    canReturn: true,
    limited: false,
    teams: [],
    ...overrides,
  } satisfies PersonFacts
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.org`
  const { rows } = await pool().query<{ id: string }>(
    'INSERT INTO person (name, email, role, limited_to_teams) VALUES ($1, $2, $3, $4) RETURNING id',
    [name, email, role, limited],
  )
  const id = rows[0]?.id ?? ''
  if (canReturn) {
    await pool().query(
      `INSERT INTO sign_in_method (person_id, provider_id, account_id, password)
       VALUES ($1::uuid, 'credential', $1::uuid::text, 'a hash')`,
      [id],
    )
  }
  await pool().query('INSERT INTO team_member (team_id, person_id) SELECT unnest($2::uuid[]), $1', [id, teams])
  return id
}

/** Stores a session of a person and returns its token. */
export async function buildSession(personId: string): Promise<string> {
  const { rows } = await pool().query<{ token: string }>(
    `INSERT INTO session (person_id, token, expires_at)
     VALUES ($1, gen_random_uuid()::text, now() + interval '1 day') RETURNING token`,
    [personId],
  )
  return rows[0]?.token ?? ''
}

/** A person as the audit names them. */
export function actorOf(id: string, name = 'Olga'): Actor {
  return { kind: 'person', id, name, origin: { address: '192.0.2.7', userAgent: 'a browser' } }
}

/** The audit, oldest first. */
export async function auditTrail(): Promise<{ action: string; before: unknown; after: unknown; subject: string }[]> {
  const { rows } = await pool().query<{ action: string; before: unknown; after: unknown; subject: string }>(
    'SELECT action, before, after, subject_name AS subject FROM audit_entry ORDER BY id',
  )
  return rows
}

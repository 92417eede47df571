/** Reads who signed a post-mortem in which role, and what decides who may. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool, type Queryable } from '@/lib/db/pool'
import type { SignOffRole } from '@/lib/domain/postmortem/template'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import type { NamedRef } from '@/lib/incidents/contract'

/** Signatures of a post-mortem, and what decides who may sign: the same for every reader. */
export interface SignOffFacts {
  state: PostmortemState
  roles: readonly SignOffRole[]
  /** Of the incident. */
  owner: NamedRef | null
  team: NamedRef | null
  /** Ids of the members of the incident's team. */
  teamMembers: readonly string[]
  /** One per role that was ever signed: the signature that stands, else the last that was withdrawn. */
  signatures: readonly Signature[]
}

/** A signature; `withdrawn`: it stands no more. */
export interface Signature {
  role: string
  personId: string | null
  name: string
  at: string
  /** The post-mortem's version that was signed. */
  version: number
  withdrawn: { name: string; at: string; by: string; why: string } | null
}

const SIGNATURE = `json_build_object('role', s.role, 'personId', s.person_id, 'name', s.person_name, 'version', s.version,
  'at', ${iso('s.signed_at')}, 'withdrawn', CASE WHEN s.withdrawn_at IS NOT NULL THEN json_build_object(
    'name', s.person_name, 'at', ${iso('s.withdrawn_at')}, 'by', s.withdrawn_by, 'why', s.withdrawn_why) END)`

/** The incident that one is or was merged into, with what decides who may sign. */
const SURVIVOR = `WITH RECURSIVE up(id, merged_into, owner_id, team_id) AS (
  SELECT id, merged_into, owner_id, team_id FROM incident WHERE id = p.incident_id
  UNION SELECT n.id, n.merged_into, n.owner_id, n.team_id FROM incident n JOIN up ON n.id = up.merged_into)
  SELECT owner_id, team_id FROM up WHERE merged_into IS NULL`

/** The facts of signing of the post-mortem with this id. @throws Error where it is gone */
export async function readSignOffFacts(postmortemId: string, client: Queryable = pool()): Promise<SignOffFacts> {
  const { rows } = await client.query<SignOffFacts>(
    `SELECT p.state, p.sign_off_roles AS roles,
       (SELECT json_build_object('id', o.id, 'name', o.name) FROM person o WHERE o.id = i.owner_id) AS owner,
       (SELECT json_build_object('id', t.id, 'name', t.name) FROM team t WHERE t.id = i.team_id) AS team,
       ARRAY(SELECT m.person_id::text FROM team_member m WHERE m.team_id = i.team_id) AS "teamMembers",
       (SELECT coalesce(json_agg(${SIGNATURE}), '[]') FROM (
          SELECT DISTINCT ON (role) * FROM sign_off WHERE postmortem_id = p.id
          ORDER BY role, withdrawn_at DESC NULLS FIRST, sign_off.id DESC) s) AS signatures
     FROM postmortem p CROSS JOIN LATERAL (${SURVIVOR}) i WHERE p.id = $1`,
    [postmortemId],
  )
  const [facts] = rows
  if (facts === undefined) throw new Error(`Post-mortem ${postmortemId} is gone.`)
  return facts
}

/** Signs post-mortems: people, each for themselves, in one role, what they see. */
import 'server-only'
import type pg from 'pg'
import { whyNotSign } from '@/lib/domain/postmortem/signing'
import type { SignOffRole } from '@/lib/domain/postmortem/template'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { signingFacts } from './present-sign-offs'
import { readSignOffFacts } from './read-sign-offs'
import { type LockedPostmortem, lockPostmortem } from './write-lock'
import { noteDown } from './write-note-down'

/** Which signature of which post-mortem. */
export interface SignOffTarget {
  incidentId: string
  of: string | null
  /** The id of the role. */
  role: string
}

/**
 * Signs the version of the post-mortem that the doer saw.
 * @throws AppError NOT_FOUND, FORBIDDEN for tokens and for whom the role does not fit, CONFLICT where it changed meanwhile
 */
export async function sign(
  client: pg.ClientBase,
  doer: Doer,
  { incidentId, of, role }: SignOffTarget,
  version: number,
): Promise<void> {
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  const named = getRole(postmortem, role)
  refuseStaleSignature(postmortem, version)
  const facts = signingFacts(await readSignOffFacts(postmortem.id, client), signerOf(doer))
  const why = whyNotSign(named, facts)
  if (why !== null) {
    const isTooLate = facts.state !== 'review' || facts.signatures.some((signature) => signature.role === role)
    throw new AppError(isTooLate ? 'CONFLICT' : 'FORBIDDEN', `${why} Nothing was signed.`)
  }
  await client.query(
    `INSERT INTO sign_off (postmortem_id, role, person_id, person_name, signed_at, version)
     VALUES ($1, $2, $3, $4, clock_timestamp(), $5)`,
    [postmortem.id, role, doer.personId, doer.actor.name, postmortem.version],
  )
  const after = { person: doer.actor.name, version: postmortem.version }
  await noteDown(client, doer, postmortem, { what: 'signed', subject: role, name: named.name, after })
}

/** Takes the doer's own signature back. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT once it is published */
export async function withdrawOwn(
  client: pg.ClientBase,
  doer: Doer,
  { incidentId, of, role }: SignOffTarget,
): Promise<void> {
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  const { name } = getRole(postmortem, role)
  const { signatures } = await readSignOffFacts(postmortem.id, client)
  const found = signatures.find((signature) => signature.role === role && signature.withdrawn === null)
  if (found === undefined) throw new AppError('NOT_FOUND', `Nobody has signed as ${name}. Nothing was changed.`)
  if (doer.personId === null || found.personId !== doer.personId) {
    throw new AppError(
      'FORBIDDEN',
      `${found.name} signed as ${name}: only they can take that back. Nothing was changed.`,
    )
  }
  if (postmortem.state === 'published') {
    throw new AppError('CONFLICT', 'It is published: what was signed stays signed. Change it, and it is signed anew.')
  }
  const why = `${doer.actor.name} took it back.`
  await client.query(
    `UPDATE sign_off SET withdrawn_at = clock_timestamp(), withdrawn_by = $3, withdrawn_why = $4
     WHERE postmortem_id = $1 AND role = $2 AND withdrawn_at IS NULL`,
    [postmortem.id, role, doer.actor.name, why],
  )
  const withdrawn = { before: { person: found.name }, after: { why } }
  await noteDown(client, doer, postmortem, { what: 'sign-off-withdrawn', subject: role, name, ...withdrawn })
}

/** The doer as the rule of signing knows them: the policy lets in responders. */
function signerOf({ actor, personId, mayEditOthers }: Doer) {
  const role = mayEditOthers ? ('admin' as const) : ('responder' as const)
  return { kind: personId === null ? ('token' as const) : ('person' as const), id: personId ?? actor.id ?? '', role }
}

function getRole({ signOffRoles }: LockedPostmortem, id: string): SignOffRole {
  const role = signOffRoles.find((each) => each.id === id)
  if (role !== undefined) return role
  throw new AppError('NOT_FOUND', 'Nobody has to sign this post-mortem in such a role. Nothing was changed.')
}

function refuseStaleSignature({ version }: LockedPostmortem, seen: number): void {
  if (seen === version) return
  const sentence = 'It was changed after you read it. Nothing was signed: look at what changed, and sign that.'
  throw new AppError('CONFLICT', sentence, { version: `is ${version} now` })
}

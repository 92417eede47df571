/** Writes checklist templates: every change makes a new version, and no version is ever changed. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { isTaken } from '@/lib/db/is-taken'
import { inTransaction } from '@/lib/db/transaction'
import { isBuiltInId } from '@/lib/domain/postmortem/catalogue/templates'
import { cleanTemplate } from '@/lib/domain/postmortem/clean-template'
import type { TemplateDefinition } from '@/lib/domain/postmortem/template'
import { templateChanges } from '@/lib/domain/postmortem/template-changes'
import { templateProblems } from '@/lib/domain/postmortem/template-problems'
import { AppError } from '@/lib/errors'
import type { TemplateView } from './contract'
import { getTemplate, listTemplates } from './read'

/** Which template, and the version that whoever changes it has seen. */
export interface TemplateBase {
  id: string
  base: number
}

/** Sentences of what changed that the audit keeps of one version. */
const MOST_TOLD = 30

/**
 * Makes a template of one's own, as a copy of another, and returns its id.
 * @throws AppError NOT_FOUND for a template that is not there; CONFLICT for a name that is taken
 */
export function createTemplate(actor: Actor, name: string, from: string): Promise<string> {
  return inTransaction(async (client) => {
    const source = await getTemplate(from, undefined, client)
    await refuseTakenName(client, name, null)
    const id = randomUUID()
    const definition = { ...source.definition, name, proposedFor: null }
    await insertVersion(client, actor, { id, version: 1, definition, isRetired: false })
    const after = { from: source.definition.name, items: definition.items.length }
    await recordChange(client, actor, { action: 'template.created', subject: { kind: 'template', id, name }, after })
    return id
  })
}

/**
 * Stores what somebody wrote as the next version, and returns its number; what differs in nothing makes none.
 * @throws AppError INVALID with what is wrong field by field; CONFLICT where another version came in between
 */
export function saveTemplate(actor: Actor, given: TemplateBase, typed: TemplateDefinition): Promise<number> {
  const definition = cleanTemplate(typed)
  const problems = templateProblems(definition)
  const wrong = Object.keys(problems).length
  if (wrong > 0) {
    const words = wrong === 1 ? 'One thing needs' : `${wrong} things need`
    throw new AppError('INVALID', `${words} mending before it can be saved. Nothing was saved.`, problems)
  }
  return inTransaction(async (client) => {
    const current = await lockTemplate(client, given)
    await refuseTakenName(client, definition.name, given.id)
    return storeNext(client, actor, current, definition, 'template.changed')
  })
}

/**
 * Makes what an earlier version said the next version, and returns its number.
 * @throws AppError NOT_FOUND for a version that is not there; CONFLICT where another came in between
 */
export function restoreTemplate(actor: Actor, given: TemplateBase, version: number): Promise<number> {
  return inTransaction(async (client) => {
    const current = await lockTemplate(client, given)
    const { definition } = await getTemplate(given.id, version, client)
    await refuseTakenName(client, definition.name, given.id)
    return storeNext(client, actor, current, definition, 'template.restored', version)
  })
}

/** Offers a template of one's own no more. @throws AppError INVALID for one that came with Faultline */
export function retireTemplate(actor: Actor, given: TemplateBase): Promise<void> {
  return moveTemplate(actor, given, true)
}

/** Offers it again. @throws AppError CONFLICT where another has its name by now */
export function returnTemplate(actor: Actor, given: TemplateBase): Promise<void> {
  return moveTemplate(actor, given, false)
}

function moveTemplate(actor: Actor, given: TemplateBase, isRetired: boolean): Promise<void> {
  if (isBuiltInId(given.id)) {
    throw new AppError(
      'INVALID',
      'This template came with Faultline and stays. Change for which incidents it is proposed.',
    )
  }
  return inTransaction(async (client) => {
    const { id, version, definition, retiredAt } = await lockTemplate(client, given)
    if ((retiredAt !== null) === isRetired) return
    if (!isRetired) await refuseTakenName(client, definition.name, id)
    await insertVersion(client, actor, { id, version: version + 1, definition, isRetired })
    const action = isRetired ? 'template.retired' : 'template.returned'
    await recordChange(client, actor, { action, subject: { kind: 'template', id, name: definition.name } })
  })
}

async function storeNext(
  client: pg.ClientBase,
  actor: Actor,
  current: TemplateView,
  definition: TemplateDefinition,
  action: string,
  restored?: number,
): Promise<number> {
  const changes = templateChanges(current.definition, definition)
  if (changes.length === 0) return current.version
  const version = current.version + 1
  await insertVersion(client, actor, { id: current.id, version, definition, isRetired: current.retiredAt !== null })
  await recordChange(client, actor, {
    action,
    subject: { kind: 'template', id: current.id, name: definition.name },
    before: { version: current.version },
    after: { version, ...(restored === undefined ? {} : { restored }), changes: changes.slice(0, MOST_TOLD) },
  })
  return version
}

/** The version in force, which no other transaction changes until this one ends. @throws AppError CONFLICT, NOT_FOUND */
async function lockTemplate(client: pg.ClientBase, { id, base }: TemplateBase): Promise<TemplateView> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('postmortem_template ' || $1, 0))", [id])
  const current = await getTemplate(id, undefined, client)
  if (current.version !== base) throw conflict(current)
  return current
}

interface NewVersion {
  id: string
  version: number
  definition: TemplateDefinition
  isRetired: boolean
}

async function insertVersion(client: pg.ClientBase, actor: Actor, next: NewVersion): Promise<void> {
  const { id, version, definition, isRetired } = next
  try {
    await client.query(
      `INSERT INTO postmortem_template (id, version, definition, retired_at, by_id, by_name)
       VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END, $5, $6)`,
      [id, version, JSON.stringify(definition), isRetired, actor.id, actor.name],
    )
  } catch (error) {
    if (isTaken(error)) throw new AppError('CONFLICT', 'Somebody changed this template just now. Load it again.')
    throw error
  }
}

async function refuseTakenName(client: pg.ClientBase, name: string, id: string | null): Promise<void> {
  const offered = await listTemplates(client)
  const taken = offered.some((each) => each.id !== id && each.definition.name.toLowerCase() === name.toLowerCase())
  if (taken) {
    throw new AppError('CONFLICT', 'Nothing was saved: another template has this name already.', {
      name: 'Another template is called so already. Choose another name.',
    })
  }
}

/** `fields.current` is the number of the version in force: what a form names to save over it. */
function conflict({ by, version }: TemplateView): AppError {
  return new AppError(
    'CONFLICT',
    `${by ?? 'Somebody'} saved version ${version} of this template while you were changing it. Nothing of yours was saved, and nothing is lost: it still stands here.`,
    { current: String(version) },
  )
}

/** Sets up single sign-on in the application, and turns it off. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import type { Queryable } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { mayGrant, type Role } from '@/lib/domain/access'
import { readConfiguration } from '@/lib/env.mjs'
import { AppError } from '@/lib/errors'
import { seal } from '@/lib/secrets/cipher'
import { deleteSetting, lockSetting, purposeOf, storeSetting } from '@/lib/secrets/settings'
import { readDependsOnProvider } from '@/lib/sign-in/read-way-back'
import { checkOutsideUrl } from '@/lib/wire/outside-fetch'
import type { RoleGroups } from './contract'
import { SETTING, type StoredSettings, storedSettings } from './settings'

/** What somebody typed. */
export interface SingleSignOnInput {
  issuer: string
  clientId: string
  /** undefined: leave it as it is. null: there is none. */
  clientSecret: string | null | undefined
  name: string
  groupsClaim: string
  roles: RoleGroups
}

interface Steward {
  actor: Actor
  role: Role
}

const SUBJECT = { kind: 'setting', id: SETTING, name: 'Single sign-on' }

/**
 * Stores the settings; the secret is sealed.
 * @throws AppError INVALID for an issuer that may not be asked, FORBIDDEN where only an owner may, CONFLICT where the
 *   environment decides, or where another issuer would leave no owner who can come back
 */
export async function saveSingleSignOn(steward: Steward, input: SingleSignOnInput): Promise<void> {
  refuseWhereEnvironmentDecides()
  await checkIssuer(input.issuer)
  await inTransaction(async (client) => {
    const before = parse(await lockSetting(client, SETTING))
    if (before !== null && before.issuer !== input.issuer) await keepAnOwner(client)
    const ownersToo = mayMakeOwners(steward.role, input, before)
    const after = { ...input, roles: plain(input.roles), clientSecret: sealSecret(input, before), ownersToo }
    await storeSetting(client, SETTING, after)
    await recordChange(client, steward.actor, {
      action: before === null ? 'single-sign-on.turned-on' : 'single-sign-on.changed',
      subject: SUBJECT,
      before: before === null ? null : withoutSecret(before),
      after: { ...withoutSecret(after), ...(input.clientSecret === undefined ? {} : { clientSecret: 'changed' }) },
    })
  })
}

/**
 * Forgets the settings; people who came by them keep their accounts.
 * @throws AppError CONFLICT where the environment decides, or where no owner could come back
 */
export async function turnOffSingleSignOn(actor: Actor): Promise<void> {
  refuseWhereEnvironmentDecides()
  await inTransaction(async (client) => {
    const before = parse(await lockSetting(client, SETTING))
    if (before === null) return
    await keepAnOwner(client)
    await deleteSetting(client, SETTING)
    const change = { action: 'single-sign-on.turned-off', subject: SUBJECT, before: withoutSecret(before) }
    await recordChange(client, actor, change)
  })
}

/**
 * Whoever chooses the provider could let it vouch for anybody. So the settings may make owners, and sign in as them, only
 * if an owner wrote what decides about that.
 */
function mayMakeOwners(role: Role, input: SingleSignOnInput, before: StoredSettings | null): boolean {
  if (mayGrant(role, 'owner')) return true
  if (before?.ownersToo && decisive(before) === decisive(input)) return true
  if (input.roles.owner.length === 0) return false
  const message = 'Only an owner decides which groups make owners.'
  throw new AppError('FORBIDDEN', `${message} Nothing was changed.`, { owner: message })
}

function decisive({ issuer, clientId, groupsClaim, roles }: Omit<SingleSignOnInput, 'clientSecret'>): string {
  return JSON.stringify([issuer, clientId, groupsClaim, roles.owner])
}

/** A secret is never sent on to another provider than the one it was entered for. */
function sealSecret(input: SingleSignOnInput, before: StoredSettings | null): string | null {
  const { clientSecret, issuer, clientId } = input
  if (clientSecret === null) return null
  if (clientSecret !== undefined) return seal(clientSecret, purposeOf(SETTING))
  if (before?.issuer === issuer && before.clientId === clientId) return before.clientSecret
  const wants = before?.clientSecret
    ? 'Enter the secret of this client: the stored one belongs to another.'
    : 'Enter the secret, or say that the client has none.'
  throw new AppError('INVALID', 'The client secret is missing; nothing was changed.', { clientSecret: wants })
}

async function checkIssuer(issuer: string): Promise<void> {
  const secure = new URL(issuer).protocol === 'https:'
  const problem = await checkOutsideUrl(issuer).then(
    (found) => (secure || found === 'allowed' ? null : 'The issuer must begin with https://.'),
    (error: unknown) => {
      if (error instanceof AppError) return error.message
      throw error
    },
  )
  if (problem !== null)
    throw new AppError('INVALID', 'The issuer cannot be used; nothing was changed.', { issuer: problem })
}

function refuseWhereEnvironmentDecides(): void {
  if (readConfiguration().singleSignOn === null) return
  throw new AppError('CONFLICT', 'Single sign-on is set up by the environment (FAULTLINE_OIDC_…): change it there.')
}

/** @throws AppError CONFLICT while the provider is the only way in for every owner */
async function keepAnOwner(client: Queryable): Promise<void> {
  if (!(await readDependsOnProvider(client))) return
  throw new AppError(
    'CONFLICT',
    'No owner has a password, so without this provider no owner could sign in. Nothing was changed. ' +
      'First an owner sets a password under Settings, Account.',
  )
}

function parse(value: unknown): StoredSettings | null {
  return value === null ? null : storedSettings.parse(value)
}

function plain({ viewer, responder, admin, owner }: RoleGroups): StoredSettings['roles'] {
  return { viewer: [...viewer], responder: [...responder], admin: [...admin], owner: [...owner] }
}

function withoutSecret({ clientSecret, ...rest }: StoredSettings): Record<string, unknown> {
  return { ...rest, hasSecret: clientSecret !== null }
}

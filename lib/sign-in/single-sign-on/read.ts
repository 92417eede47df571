/** Reads how single sign-on is set up. The environment goes before what was set in the application. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import { readConfiguration } from '@/lib/env.mjs'
import { AppError } from '@/lib/errors'
import { unseal } from '@/lib/secrets/cipher'
import { findSetting, purposeOf } from '@/lib/secrets/settings'
import { publicOrigin } from '@/lib/wire/own-origin'
import type { SingleSignOnView } from './contract'
import { SETTING, type SingleSignOnSettings, storedSettings } from './settings'

/** The settings; null where single sign-on is off. A secret that cannot be decrypted becomes `trouble`. */
export async function findSingleSignOn(): Promise<SingleSignOnSettings | null> {
  const { singleSignOn } = readConfiguration()
  if (singleSignOn !== null) {
    const name = singleSignOn.name ?? new URL(singleSignOn.issuer).hostname
    return { ...singleSignOn, name, fromEnvironment: true, ownersToo: true, trouble: null }
  }
  const value = await findSetting(pool(), SETTING)
  if (value === null) return null
  const stored = storedSettings.parse(value)
  return { ...stored, fromEnvironment: false, ...openSecret(stored.clientSecret) }
}

/** What the settings page shows; `headers` are those of the request for it. */
export async function describeSingleSignOn(headers: Headers): Promise<SingleSignOnView> {
  const found = await findSingleSignOn()
  if (found === null) return { ...NOBODY, redirectUri: redirectUri(headers) }
  const { issuer, clientId, clientSecret, name, groupsClaim, roles, fromEnvironment, trouble } = found
  return {
    from: fromEnvironment ? 'environment' : 'settings',
    issuer,
    clientId,
    hasSecret: clientSecret !== null || trouble !== null,
    name,
    groupsClaim,
    roles,
    redirectUri: redirectUri(headers),
    trouble,
  }
}

/** Where the provider sends people back to. */
export function redirectUri(headers: Headers): string {
  return `${publicOrigin(headers)}/api/auth/sso/callback`
}

const NOBODY: Omit<SingleSignOnView, 'redirectUri'> = {
  from: 'nobody',
  issuer: '',
  clientId: '',
  hasSecret: false,
  name: '',
  groupsClaim: 'groups',
  roles: { viewer: [], responder: [], admin: [], owner: [] },
  trouble: null,
}

function openSecret(sealed: string | null): Pick<SingleSignOnSettings, 'clientSecret' | 'trouble'> {
  try {
    return { clientSecret: sealed === null ? null : unseal(sealed, purposeOf(SETTING)), trouble: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { clientSecret: null, trouble: error.message }
  }
}

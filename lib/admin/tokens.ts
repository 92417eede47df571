/** `npm run admin -- token …`. */
import { plainName } from '@/lib/domain/plain-name'
import { AppError } from '@/lib/errors'
import { LONGEST_TOKEN_NAME, type TokenView } from '@/lib/tokens/contract'
import { listTokens } from '@/lib/tokens/read'
import { createToken, revokeToken } from '@/lib/tokens/write'
import type { CreateToken, RevokeToken } from './command.mjs'
import { OPERATOR } from './operator'
import { type Outcome, table } from './outcome'

const DAY_MS = 86_400_000

/** Prints the token. @throws AppError INVALID for a name that cannot be used */
export async function runCreateToken({ name, role, days }: CreateToken): Promise<Outcome> {
  const parsed = plainName(LONGEST_TOKEN_NAME).safeParse(name)
  if (!parsed.success) throw new AppError('INVALID', `The name cannot be used: ${parsed.error.issues[0]?.message}`)
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS)
  const made = await createToken(OPERATOR, { name: parsed.data, role, expiresAt })
  const ends = made.expiresAt === null ? 'It never expires' : `It expires on ${made.expiresAt.slice(0, 10)}`
  return {
    print: `${made.token}\n`,
    notes: [`Made the API token "${made.name}" with the role ${role}. ${ends}. It is shown this once.`],
  }
}

export async function runListTokens(): Promise<Outcome> {
  const tokens = await listTokens()
  if (tokens.length === 0) return { print: '', notes: ['There is no API token yet.'] }
  const rows = tokens.map((token) => [
    token.id,
    token.state,
    token.role,
    `…${token.hint}`,
    token.expiresAt?.slice(0, 10) ?? 'never',
    token.lastUsedAt === null ? 'never' : `${token.lastUsedAt.slice(0, 16)}Z`,
    token.name,
  ])
  return { print: table(['ID', 'STATE', 'ROLE', 'ENDS IN', 'EXPIRES', 'LAST USED', 'NAME'], rows) }
}

/** @throws AppError NOT_FOUND; CONFLICT where several tokens have the name */
export async function runRevokeToken({ id, name }: RevokeToken): Promise<Outcome> {
  const token = await findToken(id, name)
  await revokeToken(OPERATOR, token.id)
  return { print: '', notes: [`Revoked the API token "${token.name}" (…${token.hint}). It answers 401 from now on.`] }
}

async function findToken(id: string | null, name: string | null): Promise<TokenView> {
  const tokens = await listTokens()
  const found = tokens.filter((token) =>
    id === null ? token.name === name && token.state === 'active' : token.id === id,
  )
  const [token, another] = found
  if (another) {
    throw new AppError(
      'CONFLICT',
      `${found.length} tokens are called "${name}". Name one by --id; token list shows them.`,
    )
  }
  if (token) return token
  throw new AppError(
    'NOT_FOUND',
    `There is no token ${id ?? `that works and is called "${name}"`}. Nothing was revoked.`,
  )
}

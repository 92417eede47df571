/** API tokens: what programs sign in with. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { NewToken } from '@/components/settings/tokens/new-token'
import { TokenTable } from '@/components/settings/tokens/token-table'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { mayGrant, ROLES } from '@/lib/domain/access'
import { listTokens } from '@/lib/tokens/read'

export const metadata: Metadata = {
  title: 'API tokens',
  description: 'What programs sign in with.',
}

export default async function TokensPage() {
  const principal = await requirePage('tokens:manage')
  const [tokens, head] = await Promise.all([listTokens(), headers()])
  const origin = `${head.get('x-forwarded-proto') ?? 'http'}://${head.get('x-forwarded-host') ?? head.get('host') ?? ''}`
  return (
    <>
      <header className="mb-4">
        <h1 className="text-xl font-semibold tracking-tight">API tokens</h1>
        <p className="mt-1 max-w-[90ch] text-sm text-pretty text-ink-muted">
          A program sends its token as <code className="font-mono text-xs">Authorization: Bearer …</code> and may do
          what the token's role may, up to 100 requests a second.
        </p>
      </header>
      <NewToken origin={origin} roles={ROLES.filter((role) => mayGrant(principal.role, role))} />
      <h2 className="mt-8 mb-2 text-base font-semibold">Tokens</h2>
      {tokens.length === 0 ? (
        <EmptyState title="No program has a token yet">
          Make one above, or on the machine itself:{' '}
          <code className="font-mono text-xs">npm run admin -- token create --name NAME --role viewer</code>
        </EmptyState>
      ) : (
        <TokenTable tokens={tokens} revocable={ROLES.filter((role) => mayGrant(principal.role, role))} />
      )}
    </>
  )
}

/** API tokens: what programs sign in with. */
import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { PageHead } from '@/components/settings/frame/page-head'
import { Pager } from '@/components/settings/frame/pager'
import { NewToken } from '@/components/settings/tokens/new-token'
import { TokenTable } from '@/components/settings/tokens/token-table'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { mayGrant, ROLES } from '@/lib/domain/access'
import { readTokenPage } from '@/lib/tokens/read'
import { publicOrigin } from '@/lib/wire/own-origin'

export const metadata: Metadata = {
  title: 'API tokens',
  description: 'What programs sign in with.',
}

export default async function TokensPage({ searchParams }: PageProps<'/settings/tokens'>) {
  const principal = await requirePage('tokens:manage')
  const after = [(await searchParams).after].flat()[0] || null
  const [{ tokens, next }, head] = await Promise.all([readTokenPage(after), headers()])
  const grantable = ROLES.filter((role) => mayGrant(principal.role, role))
  return (
    <>
      <PageHead title="API tokens">
        A program sends its token as <code className="font-mono text-xs">Authorization: Bearer …</code> and may do what
        the token's role may, up to 100 requests a second.
      </PageHead>
      <NewToken origin={publicOrigin(head)} roles={grantable} />
      <h2 className="mt-8 mb-2 text-base font-semibold">Tokens</h2>
      {tokens.length === 0 ? (
        <EmptyState title="No program has a token yet">
          Make one above, or on the machine itself:{' '}
          <code className="font-mono text-xs">npm run admin -- token create --name NAME --role viewer</code>
        </EmptyState>
      ) : (
        <TokenTable tokens={tokens} revocable={grantable} />
      )}
      <Pager
        label="Pages of tokens"
        first={after === null ? null : { href: '/settings/tokens', words: 'First page' }}
        next={next === null ? null : { href: `/settings/tokens?after=${next}` as Route, words: 'Next page' }}
      />
    </>
  )
}

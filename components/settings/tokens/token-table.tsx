/** Tokens: what they may do, how long they live, when they were last used; each can be revoked. Sent as data, not as markup twice. */
'use client'

import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Role } from '@/lib/domain/access'
import { revokeTokenAction } from '@/lib/tokens/actions'
import type { TokenView } from '@/lib/tokens/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { stateWords } from './token-words'

const COLUMNS = ['Name', 'State', 'Role', 'Made', 'Expires', 'Last used', 'Change']

interface TokenTableProps {
  tokens: readonly TokenView[]
  /** Roles whose tokens the reader may revoke. */
  revocable: readonly Role[]
}

export function TokenTable({ tokens, revocable }: TokenTableProps) {
  return (
    <Table caption="API tokens, newest first" columns={COLUMNS}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} revocable={revocable.includes(token.role)} />
      ))}
    </Table>
  )
}

function TokenRow({ token, revocable }: { token: TokenView; revocable: boolean }) {
  const { mark, word } = stateWords(token.state)
  const works = token.state === 'active'
  return (
    <tr className={works ? undefined : 'text-ink-muted'}>
      <RowHead>
        <span className="font-medium">{token.name}</span>{' '}
        <span className="font-mono text-xs whitespace-nowrap text-ink-muted">…{token.hint}</span>
      </RowHead>
      <Cell label="State" short>
        <SeverityMark kind={mark} word={word} withWord size={12} />
      </Cell>
      <Cell label="Role" short>
        {token.role}
      </Cell>
      <Cell label="Made">
        <Time at={token.createdAt} format="date" className="whitespace-nowrap" />
        <span className="block text-xs text-ink-muted">by {token.createdBy}</span>
      </Cell>
      <Cell label="Expires" short>
        {token.expiresAt === null ? 'never' : <Time at={token.expiresAt} format="date" />}
      </Cell>
      <Cell label="Last used">
        {token.lastUsedAt === null ? 'never' : <RelativeTime at={token.lastUsedAt} />}
        {token.lastUsedFrom === null ? null : (
          <span className="block font-mono text-xs text-ink-muted">from {token.lastUsedFrom}</span>
        )}
      </Cell>
      <Cell>{revocable ? <RevokeToken token={token} works={works} /> : null}</Cell>
    </tr>
  )
}

function RevokeToken({ token: { id, name }, works }: { token: TokenView; works: boolean }) {
  return (
    <ConfirmAction
      label="Revoke…"
      fullLabel={`Revoke ${name}…`}
      action={revokeTokenAction}
      fields={{ id }}
      confirm={`Revoke ${name}`}
      waiting="Revoking…"
      offered={works}
      done={() => <span role="status">{`${name} was revoked.`}</span>}
    >
      Programs that use it are refused at once. It cannot be undone; make a new token instead.
    </ConfirmAction>
  )
}

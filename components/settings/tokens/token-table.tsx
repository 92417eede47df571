/** All tokens, those that work first; on narrow screens each row stands as a block with its own labels. */
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import type { Role } from '@/lib/domain/access'
import type { TokenView } from '@/lib/tokens/contract'
import { RevokeToken } from './revoke-token'
import { stateWords } from './token-words'

const COLUMNS = ['Name', 'State', 'Role', 'Made', 'Expires', 'Last used']

interface TokenTableProps {
  tokens: readonly TokenView[]
  /** Roles whose tokens the reader may revoke. */
  revocable: readonly Role[]
}

export function TokenTable({ tokens, revocable }: TokenTableProps) {
  return (
    <div className="@container">
      <table className="block w-full text-sm @2xl:table">
        <thead className="sticky top-0 hidden bg-canvas text-left text-xs text-ink-muted @2xl:table-header-group">
          <tr>
            {COLUMNS.map((title) => (
              <th key={title} scope="col" className="border-b border-line py-2 pr-4 font-medium">
                {title}
              </th>
            ))}
            <th scope="col" className="border-b border-line py-2">
              <span className="sr-only">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody className="block @2xl:table-row-group">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} revocable={revocable.includes(token.role)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TokenRow({ token, revocable }: { token: TokenView; revocable: boolean }) {
  const { mark, word } = stateWords(token.state)
  const works = token.state === 'active'
  return (
    <tr
      className={classNames('block border-b border-line py-2 @2xl:table-row @2xl:py-0', works ? '' : 'text-ink-muted')}
    >
      <th scope="row" className="block py-1 pr-4 text-left align-top font-medium break-words @2xl:table-cell @2xl:py-2">
        {token.name} <span className="font-mono text-xs font-normal text-ink-muted">…{token.hint}</span>
      </th>
      <Cell label="State">
        <SeverityMark kind={mark} word={word} withWord size={12} />
      </Cell>
      <Cell label="Role">{token.role}</Cell>
      <Cell label="Made">
        <Time at={token.createdAt} format="date" className="whitespace-nowrap" />
        <span className="block text-xs break-words text-ink-muted">by {token.createdBy}</span>
      </Cell>
      <Cell label="Expires">
        {token.expiresAt === null ? 'never' : <Time at={token.expiresAt} format="date" className="whitespace-nowrap" />}
      </Cell>
      <Cell label="Last used">
        {token.lastUsedAt === null ? 'never' : <RelativeTime at={token.lastUsedAt} />}
        {token.lastUsedFrom === null ? null : (
          <span className="block font-mono text-xs break-all text-ink-muted">from {token.lastUsedFrom}</span>
        )}
      </Cell>
      <td className="block py-1 align-top @2xl:table-cell @2xl:py-1.5 @2xl:text-right">
        {revocable ? <RevokeToken id={token.id} name={token.name} works={works} /> : null}
      </td>
    </tr>
  )
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <td className="flex gap-2 py-0.5 align-top @2xl:table-cell @2xl:py-2 @2xl:pr-4">
      <span aria-hidden className="w-20 shrink-0 text-xs leading-5 text-ink-muted @2xl:hidden">
        {label}
      </span>
      <span className="min-w-0">{children}</span>
    </td>
  )
}

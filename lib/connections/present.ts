/** Turns stored connections and the state of their sources into what pages and the API say. */
import type { Principal } from '@/lib/domain/access'
import { type AwsConnection, withoutConnectionName } from '@/lib/domain/aws-connection'
import { permissionsOf } from '@/lib/domain/aws-permissions'
import type { SourceState } from '@/lib/domain/source-state'
import type { ConnectionSourceView, ConnectionSummary, PermissionCheckView } from './contract'

/** A source as lib/source-health tells of it. */
type Source = ConnectionSourceView & { connectionId: string | null }

/** One connection; `sources` may hold those of others. */
export function summarise(connection: AwsConnection, sources: readonly Source[]): ConnectionSummary {
  const { id, name, kind, partition, origin, enabled, accountId, organizationId } = connection
  const own = sources.filter(({ connectionId }) => connectionId === id)
  return {
    id,
    name,
    kind,
    partition,
    origin,
    enabled,
    accountId,
    organizationId,
    state: enabled ? worst(own) : 'off',
    lastCompletePollAt: own.find((source) => source.kind === 'aws-health')?.lastCompletePollAt ?? null,
  }
}

/** As somebody sees it who may see only `accounts` (null: all of them): of other accounts not even the id. */
export function summaryFor(summary: ConnectionSummary, accounts: Principal['accounts']): ConnectionSummary {
  const { accountId } = summary
  const isSeen = accountId === null || accounts === null || accounts.includes(accountId)
  return isSeen ? summary : { ...summary, accountId: null }
}

/** Unknown is never ok: what nothing was read through yet is late. */
function worst(sources: readonly Source[]): SourceState {
  const states = sources.map(({ state }) => state)
  if (states.length === 0) return 'late'
  return (['failing', 'late', 'ok'] as const).find((state) => states.includes(state)) ?? 'off'
}

/** The sources of one connection; what went wrong is told without the names that stand beside it anyway. */
export function sourcesOf(
  { id, name }: Pick<AwsConnection, 'id' | 'name'>,
  sources: readonly Source[],
): ConnectionSourceView[] {
  return sources
    .filter(({ connectionId }) => connectionId === id)
    .map((source) => ({
      id: source.id,
      kind: source.kind,
      state: source.state,
      lastCompletePollAt: source.lastCompletePollAt,
      lastError: source.lastError === null ? null : withoutNames(source.lastError, name),
    }))
}

/** "Main, AWS Health: Connection Main: no credentials" is "no credentials" where both names are in view. */
function withoutNames(error: string, name: string): string {
  const said = error.startsWith(`${name}, `) ? error.slice(error.indexOf(': ', name.length) + 2) : error
  const words = withoutConnectionName(said, name)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Stored checks in the order in which permissions are asked for; one that is no longer asked for is left out. */
export function presentChecks(
  { name, kind, queueUrls }: Pick<AwsConnection, 'name' | 'kind' | 'queueUrls'>,
  rows: readonly Omit<PermissionCheckView, 'feature'>[],
): PermissionCheckView[] {
  return permissionsOf(kind, queueUrls.length > 0).flatMap(({ action, feature }) => {
    const found = rows.find((row) => row.action === action)
    return found ? [{ ...found, feature, sentence: withoutNames(found.sentence, name) }] : []
  })
}

/** What each source is called and what it is for, in words. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { SourceView } from '@/lib/source-health/contract'

const SOURCES: Record<string, { name: string; purpose: string }> = {
  'public-feed': {
    name: 'AWS public status feed',
    purpose: 'Events that AWS shows to everybody: current ones and the history it keeps. Needs no credentials.',
  },
  rss: { name: 'RSS fallback', purpose: 'The status feed in a poorer form, read only while the feed above cannot be.' },
  bundled: {
    name: 'Bundled history',
    purpose: 'Known AWS outages that come with Faultline, so that there is something true even without the internet.',
  },
  'service-catalog': {
    name: 'Service catalogue',
    purpose: "AWS's own list of services and Regions: names, not events.",
  },
  webhook: {
    name: 'EventBridge webhook',
    purpose: 'Messages that an API destination of EventBridge sends here, whoever set it up.',
  },
  'aws-health': {
    name: 'AWS Health',
    purpose: 'Events of these accounts, with the accounts and resources that AWS names. Needs a paid support plan.',
  },
  eventbridge: {
    name: 'EventBridge',
    purpose: 'The same events as messages from a queue, within seconds and without a support plan.',
  },
  directory: { name: 'Accounts and units', purpose: 'The accounts of the organization, their units and tags.' },
  inventory: {
    name: 'Service usage',
    purpose: 'Which account uses which service in which Region, from AWS Config or Resource Explorer.',
  },
  evidence: {
    name: 'IAM evidence',
    purpose: 'What the checks of the post-mortem rest on: users, keys, roles, trails and alarms of every account.',
  },
  'iam-changes': {
    name: 'IAM changes',
    purpose: 'Who changed identity, and which of its calls failed, as CloudTrail tells it. Switched on per connection.',
  },
}

type NamedSource = Pick<SourceView, 'id' | 'kind' | 'connectionId' | 'connectionName'>

/** The source's name within its group; its id where it has none. */
export function sourceName({ id, kind, connectionId }: Omit<NamedSource, 'connectionName'>): string {
  return SOURCES[connectionId === null ? id : kind]?.name ?? id
}

/** The source's name where it stands alone: "Acme, AWS Health". */
export function fullSourceName(source: NamedSource): string {
  const name = sourceName(source)
  return source.connectionName === null ? name : `${source.connectionName}, ${name}`
}

/** One sentence on what it brings. */
export function sourcePurpose({ id, kind, connectionId }: Omit<NamedSource, 'connectionName'>): string | null {
  return SOURCES[connectionId === null ? id : kind]?.purpose ?? null
}

/** The source's trouble without the connection's name, for where that heads the group. */
export function troubleWithinGroup({ lastError, connectionName }: SourceView): string | null {
  const heading = connectionName === null ? '' : `${connectionName}, `
  return lastError?.startsWith(heading) ? lastError.slice(heading.length) : lastError
}

/** Whether it is read by us at all: what is shipped, and what comes by itself, is not. */
export function isPolled({ kind }: Pick<SourceView, 'kind'>): boolean {
  return kind !== 'bundled' && kind !== 'webhook'
}

/** The source's state as shape and word; `isSwitchedOff`: its connection is. */
export function stateWords(source: SourceView, isSwitchedOff = false): { mark: SeverityMarkKind; word: string } {
  if (source.kind === 'bundled') return { mark: 'unknown', word: 'Not polled' }
  if (source.kind === 'webhook') {
    if (source.lastError !== null) return { mark: 'degradation', word: 'Last message refused' }
    return source.lastAttemptAt === null
      ? { mark: 'unknown', word: 'Nothing received' }
      : { mark: 'resolved', word: 'Receiving' }
  }
  if (source.state === 'off') {
    if (isSwitchedOff) return { mark: 'unknown', word: 'Switched off' }
    return { mark: 'unknown', word: source.kind === 'eventbridge' ? 'No queue set' : 'On stand-by' }
  }
  if (source.state === 'failing') return { mark: 'disruption', word: 'Failing' }
  if (source.state === 'ok') return { mark: 'resolved', word: 'On time' }
  return source.lastCompletePollAt === null
    ? { mark: 'unknown', word: 'Not read yet' }
    : { mark: 'degradation', word: 'Late' }
}

/** All sources in one sentence. */
export function summarise(sources: readonly SourceView[]): string {
  const polled = sources.filter((source) => isPolled(source) && source.state !== 'off')
  const failing = polled.filter(({ state }) => state === 'failing')
  const unread = polled.filter(({ state, lastCompletePollAt }) => state === 'late' && lastCompletePollAt === null)
  const late = polled.filter((source) => source.state === 'late' && !unread.includes(source))
  if (polled.length === 0) return 'No source is polled.'
  if (failing.length + late.length + unread.length === 0) {
    if (polled.length === 1) return 'The one polled source is read on time.'
    return `${polled.length === 2 ? 'Both' : `All ${polled.length}`} polled sources are read on time.`
  }
  const troubles = [
    ...groupsOf(failing).map(({ names, many }) => `${names} ${many ? 'are' : 'is'} failing`),
    ...groupsOf(late).map(({ names, many }) => `${names} ${many ? 'are' : 'is'} late`),
    ...groupsOf(unread).map(({ names, many }) => `${names} ${many ? 'have' : 'has'} not been read yet`),
  ]
  return `${troubles.join('; ')}.`
}

/** The sources of each connection together: "Acme, AWS Health and EventBridge". */
function groupsOf(sources: readonly SourceView[]): { names: string; many: boolean }[] {
  const groups = new Map<string | null, SourceView[]>()
  for (const source of sources) groups.set(source.connectionId, [...(groups.get(source.connectionId) ?? []), source])
  return [...groups.values()].map((group) => {
    const names = new Intl.ListFormat('en').format(group.map(sourceName))
    const connection = group[0]?.connectionName ?? null
    return { names: connection === null ? names : `${connection}, ${names}`, many: group.length > 1 }
  })
}

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
}

/** The source's name; its id where it has none. */
export function sourceName(id: string): string {
  return SOURCES[id]?.name ?? id
}

/** One sentence on what it brings. */
export function sourcePurpose(id: string): string | null {
  return SOURCES[id]?.purpose ?? null
}

/** The source's state as shape and word. */
export function stateWords(source: SourceView): { mark: SeverityMarkKind; word: string } {
  if (source.kind === 'bundled') return { mark: 'unknown', word: 'Not polled' }
  if (source.state === 'off') return { mark: 'unknown', word: 'On stand-by' }
  if (source.state === 'failing') return { mark: 'disruption', word: 'Failing' }
  if (source.state === 'ok') return { mark: 'resolved', word: 'On time' }
  return source.lastCompletePollAt === null
    ? { mark: 'unknown', word: 'Not read yet' }
    : { mark: 'degradation', word: 'Late' }
}

/** All sources in one sentence. */
export function summarise(sources: readonly SourceView[]): string {
  const polled = sources.filter(({ kind, state }) => kind !== 'bundled' && state !== 'off')
  const failing = polled.filter(({ state }) => state === 'failing')
  const unread = polled.filter(({ state, lastCompletePollAt }) => state === 'late' && lastCompletePollAt === null)
  const late = polled.filter((source) => source.state === 'late' && !unread.includes(source))
  if (polled.length === 0) return 'No source is polled.'
  if (failing.length + late.length + unread.length === 0) {
    if (polled.length === 1) return 'The one polled source is read on time.'
    return `${polled.length === 2 ? 'Both' : `All ${polled.length}`} polled sources are read on time.`
  }
  const troubles = [
    ...failing.map(({ id }) => `${sourceName(id)} is failing`),
    ...late.map(({ id }) => `${sourceName(id)} is late`),
    ...unread.map(({ id }) => `${sourceName(id)} has not been read yet`),
  ]
  return `${troubles.join('; ')}.`
}

/** What an inference rests on: how much is used, who says so, and how long ago. */
import { Chip } from './chip'
import { RelativeTime } from './relative-time'

const SOURCES = {
  config: 'AWS Config',
  'resource-explorer': 'Resource Explorer',
  health: 'AWS Health, which named it',
  csv: 'a file',
} as const

interface Usage {
  source: keyof typeof SOURCES
  /** Null: not counted. */
  resources: number | null
  /** ISO 8601 */
  asOf: string
  stale: boolean
}

export function UsageLine({ usage: { source, resources, asOf, stale } }: { usage: Usage }) {
  const counted =
    resources === null ? '' : `${resources.toLocaleString('en-US')} ${resources === 1 ? 'resource' : 'resources'}, `
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-muted">
      <span>
        {counted}known from {SOURCES[source]} <RelativeTime at={asOf} />
      </span>
      {stale ? (
        <Chip tone="unknown" title="Last seen more than 30 days before: it may not be used any more">
          Stale
        </Chip>
      ) : null}
    </p>
  )
}

/** Which services are used in which Regions, with where that is known from and how old it is. Sent as data, not as markup twice. */
'use client'

import { RelativeTime } from '@/components/ui/relative-time'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { type ExposureUse, exposureGrid } from '@/lib/domain/blast-radius/exposure'
import { formatDateTime } from '@/lib/domain/format-time'

interface ExposureGridProps {
  uses: readonly ExposureUse[]
  /** Names of services by id, as far as they are known. */
  names: Readonly<Record<string, string>>
  /** resources: of one account. accounts: how many of several. */
  figure: 'resources' | 'accounts'
}

/** More Regions than this scroll sideways. */
const MOST_IN_VIEW = 5

const SOURCES: Readonly<Record<string, string>> = {
  config: 'AWS Config',
  'resource-explorer': 'Resource Explorer',
  health: 'AWS Health named it',
  csv: 'A file',
}

export function ExposureGrid({ uses, names, figure }: ExposureGridProps) {
  const { regions, rows } = exposureGrid(uses)
  const isWide = regions.length > MOST_IN_VIEW
  const isStale = uses.some(({ staleAccounts }) => staleAccounts > 0)
  return (
    <>
      <section
        aria-label="Services in use, by Region"
        // What scrolls must be reachable by keyboard.
        tabIndex={isWide ? 0 : undefined}
        className={isWide ? 'overflow-x-auto' : undefined}
      >
        <Table
          caption="Services in use, by service and Region"
          columns={['Service', ...regions, 'Known from', 'As of']}
        >
          {rows.map(({ service, cells }) => {
            const own = cells.filter((use) => use !== null)
            return (
              <tr key={service}>
                <RowHead>
                  <span className="block md:min-w-40">
                    {names[service] ?? service}
                    {names[service] === undefined ? null : (
                      <span className="ml-1.5 font-mono text-2xs text-ink-muted">{service}</span>
                    )}
                  </span>
                </RowHead>
                {cells.map((use, index) => (
                  <Cell key={regions[index]} label={regions[index] ?? ''} short wide={use === null}>
                    {use === null ? null : <Use use={use} figure={figure} />}
                  </Cell>
                ))}
                <Cell label="Known from" short>
                  {sourcesOf(own)}
                </Cell>
                <Cell label="As of" short>
                  <RelativeTime at={own.map(({ asOf }) => asOf).sort()[0] ?? ''} />
                </Cell>
              </tr>
            )
          })}
        </Table>
      </section>
      <p className="mt-2 max-w-[72ch] text-xs text-pretty text-ink-muted">
        {figure === 'resources' ? 'Figures are resources' : 'Figures are accounts'}
        {isStale ? '; hatched: last seen more than 30 days ago, and perhaps no longer used' : ''}.
      </p>
    </>
  )
}

function Use({ use, figure }: { use: ExposureUse; figure: ExposureGridProps['figure'] }) {
  const { accounts, resources, staleAccounts, asOf } = use
  const count = figure === 'accounts' ? accounts : resources
  const isStale = staleAccounts > 0
  const said = [
    ...(figure === 'accounts' && resources !== null ? [`${resources.toLocaleString('en-US')} resources`] : []),
    `last seen ${formatDateTime(asOf, 'UTC')}`,
    ...(figure === 'accounts' && isStale ? [`stale in ${staleAccounts.toLocaleString('en-US')}`] : []),
  ].join(', ')
  return (
    <span title={said} className={isStale ? 'hatched inline-block min-w-6 rounded-sm border border-line px-1' : ''}>
      {count === null ? (
        <span className="text-ink-muted">used</span>
      ) : (
        <span className="tabular">{count.toLocaleString('en-US')}</span>
      )}
      {isStale ? <span className="sr-only">, stale</span> : null}
    </span>
  )
}

function sourcesOf(uses: readonly ExposureUse[]): string {
  const sources = new Set(uses.flatMap((use) => use.sources))
  return Object.keys(SOURCES)
    .filter((source) => sources.has(source))
    .map((source) => SOURCES[source])
    .join(', ')
}

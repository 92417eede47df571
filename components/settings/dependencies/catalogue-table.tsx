/** AWS's own dependencies: what fails, what that means and what goes on, whom it reaches, and AWS's page that says so. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import { DEPENDENCIES } from '@/lib/domain/blast-radius/dependencies'
import { placeWords, REACH_WORDS } from './catalogue-words'

export function CatalogueTable() {
  return (
    <Table caption="AWS’s own dependencies" columns={['What fails', 'What that means', 'Reaches', 'Source']}>
      {DEPENDENCIES.map((entry) => (
        <tr key={entry.id}>
          <RowHead>
            <span className="block font-medium">{entry.name}</span>
            <span className="block font-mono text-xs text-ink-muted">{entry.services.join(', ')}</span>
          </RowHead>
          <Cell>
            <span className="block text-pretty">{entry.fails}</span>
            <span className="mt-0.5 block text-pretty text-ink-muted">{entry.works}</span>
          </Cell>
          <Cell label="Reaches">
            <span className="block text-pretty">{REACH_WORDS[entry.reach]}</span>
            <span className="block text-xs text-pretty text-ink-muted">{placeWords(entry)}</span>
          </Cell>
          <Cell label="Source" short>
            <a href={entry.source} className="text-accent underline" rel="noreferrer">
              AWS<span className="sr-only"> on {entry.name}</span>
            </a>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

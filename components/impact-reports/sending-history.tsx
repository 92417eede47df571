/** What became of each e-mail of a saved summary, newest first, with what went wrong as a sentence. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { SendingView } from '@/lib/impact-reports/contract'
import { outcomeWords } from './report-words'

const COLUMNS = ['Due', 'What became of it', 'Period', 'To', 'Asked by']

export function SendingHistory({ sendings }: { sendings: readonly SendingView[] }) {
  if (sendings.length === 0) return <p className="text-sm text-ink-muted">It was never sent.</p>
  return (
    <Table caption="Sendings, newest first" columns={COLUMNS}>
      {sendings.map((sending) => (
        <SendingRow key={sending.id} sending={sending} />
      ))}
    </Table>
  )
}

function SendingRow({ sending }: { sending: SendingView }) {
  const { mark, word } = outcomeWords(sending)
  const { dueAt, sentAt, from, to, recipients, askedBy, attempts, error } = sending
  return (
    <tr>
      <RowHead>
        <Time at={dueAt} className="font-normal" />
      </RowHead>
      <Cell label="What became of it">
        <SeverityMark kind={mark} word={word} withWord size={12} />
        <span className="ml-2 text-xs text-ink-muted">
          {sentAt === null ? null : <Time at={sentAt} />}
          {attempts > 1 ? ` at the ${ordinal(attempts)} try` : ''}
        </span>
        {error === null ? null : <p className="mt-0.5 text-sm break-words text-pretty">{error}</p>}
      </Cell>
      <Cell label="Period" short>
        {from} to {to}
      </Cell>
      <Cell label="To">
        <span className="text-xs break-all">{recipients.join(', ')}</span>
      </Cell>
      <Cell label="Asked by">{askedBy ?? <span className="text-ink-muted">the calendar</span>}</Cell>
    </tr>
  )
}

function ordinal(number: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th'
  return `${number}${ending}`
}

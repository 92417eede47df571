/** What a part said before: who wrote what when, what each change was, and a way back to each text. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { Drawer } from '@/components/ui/drawer'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import { type FieldKey, findField } from '@/lib/domain/postmortem/fields'
import { fieldHistoryQuery } from '@/lib/postmortems/queries'
import { useDocument } from './document-context'
import { HistoryText } from './history-text'
import { usePostmortem } from './postmortem-context'

export function HistoryDrawer() {
  const { history, openHistory } = useDocument()
  const name = history === null ? '' : (findField(history)?.name ?? history)
  return (
    <Drawer open={history !== null} onClose={() => openHistory(null)} title={`History of ${name}`}>
      {history === null ? null : <Texts key={history} field={history} />}
    </Drawer>
  )
}

function Texts({ field }: { field: FieldKey }) {
  const { incidentId, of, postmortem } = usePostmortem()
  const { data, error, refetch, isFetching } = useQuery(fieldHistoryQuery(incidentId, field, of))
  const now = postmortem.fields.find(({ key }) => key === field)
  if (data === undefined && error) {
    return (
      <ErrorState
        title="The history could not be read"
        detail={error.message}
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        What stands in the document is not touched by that.
      </ErrorState>
    )
  }
  if (data === undefined) return <Skeleton className="m-4 h-40" />
  if (data.length === 0 || now === undefined) {
    return <EmptyState title="Nothing was written here yet">Each text that is replaced will stand here.</EmptyState>
  }
  return (
    <ol className="flex flex-col divide-y divide-line">
      {data.map((text, index) => (
        <HistoryText
          key={text.version}
          text={text}
          before={data[index + 1]?.body ?? null}
          current={now}
          isNow={text.body === now.body && index === 0}
          startsOpen={index === 0}
        />
      ))}
    </ol>
  )
}

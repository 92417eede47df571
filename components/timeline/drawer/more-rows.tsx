/** What stands under a list that is longer than what is shown: how much is, and the way to more. */
import { Button } from '@/components/ui/button'

interface Rest {
  hasNextPage: boolean
  isFetching: boolean
  isError: boolean
  fetchNextPage: () => Promise<unknown>
  refetch: () => Promise<unknown>
  data: unknown
}

/** As many as one page holds are shown at once. */
const PAGE = 200

interface MoreRowsProps {
  /** The pages that are being read; null while the list is folded. */
  query: Rest | null
  shown: number
  total: number
  /** "account", in the singular. */
  noun: string
  /** Unfolds the list. */
  onShow?: () => void
}

export function MoreRows({ query, shown, total, noun, onShow }: MoreRowsProps) {
  if (shown >= total) return null
  const number = (value: number) => value.toLocaleString('en-US')
  const next = () => void (query?.data ? query.fetchNextPage() : query?.refetch())
  const words = query?.isError ? 'Try again' : onShow && total <= PAGE ? `Show all ${total}` : 'Show more'
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-muted">
      <Button size="sm" variant="quiet" disabled={query?.isFetching ?? false} onClick={onShow ?? next}>
        {query?.isFetching ? 'Reading…' : words}
      </Button>
      <span role="status">
        {query?.isError
          ? `The other ${noun}s could not be read; those above are right.`
          : `${number(shown)} of ${number(total)} ${noun}s`}
      </span>
    </div>
  )
}

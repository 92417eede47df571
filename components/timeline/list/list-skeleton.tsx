/** Rows that are about to stand here. */
import { Skeleton } from '@/components/ui/skeleton'
import type { ListWords } from './list-words'

const ROWS = ['w-40', 'w-64', 'w-52', 'w-72', 'w-44', 'w-60', 'w-48', 'w-56']

export function ListSkeleton({ words }: { words: ListWords }) {
  return (
    <div role="status" aria-label={`${words.heading} are being read`}>
      <div className="flex h-8 items-center border-b border-line px-3">
        <Skeleton className="h-3 w-24" />
      </div>
      {ROWS.map((width) => (
        <div key={width} className="flex h-14 items-center gap-3 border-b border-line bg-surface px-3 xl:h-9">
          <Skeleton className="size-3.5 shrink-0" />
          <Skeleton className="h-3 w-32 shrink-0" />
          <Skeleton className="h-3 w-20 shrink-0 max-xl:hidden" />
          <Skeleton className={`h-3 max-w-full ${width}`} />
        </div>
      ))}
    </div>
  )
}

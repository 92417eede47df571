/** The shape of the source list before it is there. */
import { Skeleton } from '@/components/ui/skeleton'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

export function SourceListSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <VisuallyHidden>Loading the sources</VisuallyHidden>
      {['first', 'second', 'third'].map((key) => (
        <div key={key} className="rounded-md border border-line bg-surface p-4">
          <Skeleton className="mb-6 h-4 w-44" />
          <Skeleton className="mb-4 h-4 w-full max-w-md" />
          <Skeleton className="h-8 w-full max-w-[480px]" />
        </div>
      ))}
    </div>
  )
}

/** Lanes that are about to stand here. */
import { Skeleton } from '@/components/ui/skeleton'

const BARS = [
  'ml-[8%] w-[12%]',
  'ml-[40%] w-[6%]',
  'ml-[22%] w-[30%]',
  'ml-[64%] w-[4%]',
  'ml-[12%] w-[9%]',
  'ml-[75%] w-[16%]',
]

export function LanesSkeleton() {
  return (
    <div role="status" aria-label="The lanes are being read" className="rounded-md border border-line bg-surface">
      <div className="h-7 border-b border-line" />
      {BARS.map((bar) => (
        <div
          key={bar}
          className="grid h-8 grid-cols-[6rem_minmax(0,1fr)] items-center border-b border-line px-3 sm:grid-cols-[11rem_minmax(0,1fr)]"
        >
          <Skeleton className="h-3 w-4/5" />
          <Skeleton className={`h-3 ${bar}`} />
        </div>
      ))}
    </div>
  )
}

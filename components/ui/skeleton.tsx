/** A grey bar where text is about to stand, so that nothing moves when it comes. */
import { classNames } from './class-names'

interface SkeletonProps {
  /** Size by Tailwind classes: "h-4 w-32". */
  className?: string
}

export function Skeleton({ className = 'h-4 w-full' }: SkeletonProps) {
  return <span aria-hidden className={classNames('block animate-pulse rounded-md bg-line', className)} />
}

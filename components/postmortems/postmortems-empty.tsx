/** Why no post-mortem is shown, and what to do about it. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { NO_POSTMORTEM_FILTER, type PostmortemFilter } from '@/lib/postmortems/filter'
import { postmortemsHref } from './postmortems-href'

interface PostmortemsEmptyProps {
  filter: PostmortemFilter
  isFiltered: boolean
  /** Whether this is a page after the first. */
  isLater: boolean
}

export function PostmortemsEmpty({ filter, isFiltered, isLater }: PostmortemsEmptyProps) {
  if (isLater) {
    return (
      <EmptyState
        title="The list ends before this page"
        action={
          <Link href={postmortemsHref(filter)} className={buttonClass()}>
            Back to the first page
          </Link>
        }
      />
    )
  }
  if (isFiltered) {
    return (
      <EmptyState
        title={filter.q === null ? 'No post-mortem matches the filter' : `Nothing was found for “${filter.q}”`}
        action={
          <Link href={postmortemsHref(NO_POSTMORTEM_FILTER)} className={buttonClass()}>
            Show all post-mortems
          </Link>
        }
      >
        {filter.q === null
          ? null
          : 'Each word has to stand somewhere in the post-mortem. Quotation marks keep words together, - leaves them out.'}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Nobody has opened a post-mortem yet"
      action={
        <Link href="/incidents?status=over" className={buttonClass()}>
          Incidents that are over
        </Link>
      }
    >
      Every incident has a place for one. Most of the facts stand in it as soon as it is opened.
    </EmptyState>
  )
}

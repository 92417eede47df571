/** Says that what is shown is a published revision, and leads back to how it is now. */
import type { Route } from 'next'
import Link from 'next/link'
import { FormNotice } from '@/components/ui/form-notice'
import { Time } from '@/components/ui/time'
import type { PostmortemPageProps } from './page-props'

export function RevisionNotice({
  incidentId,
  of,
  revision,
}: Pick<PostmortemPageProps, 'incidentId' | 'of' | 'revision'>) {
  if (revision === null) return null
  const { number, view } = revision
  const query = of === null ? '' : `?of=${encodeURIComponent(of)}`
  return (
    <FormNotice tone="note">
      This is revision {number}, as it was published
      {view.publishedAt === null ? (
        ''
      ) : (
        <>
          {' '}
          on <Time at={view.publishedAt} />
        </>
      )}
      . It can no longer be changed.{' '}
      <Link href={`/incidents/${incidentId}/postmortem${query}` as Route} className="text-accent underline">
        Show it as it is now
      </Link>
    </FormNotice>
  )
}

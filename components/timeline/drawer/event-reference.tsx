/** How AWS identifies the event, and where AWS itself tells of it. */
'use client'

import { Check, Copy, ExternalLink } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { DetailSection } from '@/components/ui/detail-section'
import { IconButton } from '@/components/ui/icon-button'
import { useCopy } from '@/components/ui/use-copy'
import { safeHref } from '@/lib/domain/safe-href'
import type { EventView } from '@/lib/events/contract'

export function EventReference({ event }: { event: EventView }) {
  const { copied, copy } = useCopy()
  const { arn } = event
  const page = awsPage(event)
  return (
    <DetailSection title="Reference">
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-xs">
        <dt className="text-ink-faint">ARN</dt>
        <dd className="flex items-center gap-1">
          {arn === null ? (
            <span className="text-ink-faint">AWS gave none</span>
          ) : (
            <>
              <code className="min-w-0 font-mono break-all">{arn}</code>
              <IconButton label={copied ? 'Copied' : 'Copy ARN'} onClick={() => copy(arn)}>
                {copied ? <Check aria-hidden size={14} className="text-resolved" /> : <Copy aria-hidden size={14} />}
              </IconButton>
            </>
          )}
        </dd>
        <dt className="text-ink-faint">Service id</dt>
        <dd className="font-mono">{event.upstreamService}</dd>
        {event.typeCode ? (
          <>
            <dt className="text-ink-faint">Type code</dt>
            <dd className="font-mono break-all">{event.typeCode}</dd>
          </>
        ) : null}
      </dl>
      {page ? (
        <a href={page} target="_blank" rel="noopener nofollow" className={buttonClass('secondary', 'sm', 'self-start')}>
          AWS's page <ExternalLink aria-hidden size={12} />
        </a>
      ) : null}
    </DetailSection>
  )
}

/** AWS's own page of the event where one is known, else its public dashboard, which finds an event by its ARN. */
function awsPage({ referenceUrl, arn, scope }: EventView): string | null {
  if (referenceUrl !== null) return safeHref(referenceUrl)
  if (arn === null || scope !== 'PUBLIC') return null
  return `https://health.aws.amazon.com/health/status?eventID=${encodeURIComponent(arn)}`
}

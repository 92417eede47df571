/** Single points: what one failure in one place would take down together, each with a dry run of it. */
import { BookOpen } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import type { SinglePoint } from '@/lib/domain/blast-radius/exposure-single-points'
import { type ExposureSubject, singlePointWords } from '@/lib/domain/blast-radius/exposure-words'
import { type Supposition, whatIfHref } from '@/lib/exposure/view-state'

interface ExposurePointsProps {
  points: readonly SinglePoint[]
  subject: ExposureSubject
  /** Accounts, and of how many of them it is not known what they use. */
  accounts: number
  unknown: number
}

export function ExposurePoints({ points, subject, accounts, unknown }: ExposurePointsProps) {
  const runs = points.some(({ kind }) => kind === 'region' || kind === 'production')
  return (
    <div className="flex flex-col gap-3">
      {points.length === 0 ? null : (
        <ul className="flex flex-col gap-3">
          {points.map((point) => (
            <Point
              key={`${point.kind} ${point.region} ${point.owner?.id ?? point.connectionName}`}
              {...{ point, subject }}
            />
          ))}
        </ul>
      )}
      {runs ? null : (
        <p className="max-w-[72ch] text-sm text-pretty text-ink-muted">{runsWords(subject, accounts, unknown)}</p>
      )}
    </div>
  )
}

function Point({ point, subject }: { point: SinglePoint; subject: ExposureSubject }) {
  const { title, sentence, means, source } = singlePointWords(point, subject)
  return (
    <li className="text-sm">
      <h3 className="font-medium">{title}</h3>
      <p className="max-w-[72ch] text-pretty">{sentence}</p>
      <p className="max-w-[72ch] text-pretty text-ink-muted">{means}</p>
      <p className="mt-0.5 flex flex-wrap gap-x-4 text-xs">
        <Link href={whatIfHref(supposedOf(point)) as Route} prefetch={false} className="text-accent hover:underline">
          What if it fails now?
        </Link>
        {source === null ? null : (
          <a
            href={source}
            target="_blank"
            rel="noopener nofollow"
            className="inline-flex items-center gap-1 text-accent hover:underline"
          >
            <BookOpen aria-hidden size={12} /> How AWS builds it
          </a>
        )}
      </p>
    </li>
  )
}

const SERVICES: Readonly<Record<SinglePoint['kind'], string | null>> = {
  region: null,
  production: null,
  'iam-control-plane': 'iam',
  'identity-center': 'identitycenter',
}

function supposedOf({ kind, region }: SinglePoint): Supposition {
  return { service: SERVICES[kind], region }
}

/** Why no Region is named on which all depends: never that there is none where that is not known. */
function runsWords(subject: ExposureSubject, accounts: number, unknown: number): string {
  if (accounts === 0) return 'It owns no account that you can see.'
  if (unknown < accounts) return 'What is known to run is spread over several Regions, or in none in particular.'
  return subject === 'account'
    ? 'It is not known what it uses, so nothing can be said about where it runs.'
    : 'It is not known what its accounts use, so nothing can be said about where they run.'
}

/** Beside a dry run of a whole Region: control planes that live in it serve other Regions too, and have dry runs of their own. */
import type { Route } from 'next'
import Link from 'next/link'
import { DEPENDENCIES, homeOf } from '@/lib/domain/blast-radius/dependencies'
import { partitionOf } from '@/lib/domain/partition'
import { whatIfHref } from '@/lib/exposure/view-state'

export function WhatIfControlPlanes({ region }: { region: string | null }) {
  const planes = DEPENDENCIES.filter((entry) => region !== null && homeOf(entry, partitionAt(region)) === region)
  if (planes.length === 0) return null
  return (
    <p className="max-w-[80ch] text-sm text-pretty text-ink-muted">
      Supposed to fail is what runs in the Region. Control planes that serve all Regions from it are told by themselves:{' '}
      {planes.map(({ id, name, services: [one = ''] }, index) => (
        <span key={id}>
          {index === 0 ? '' : ', '}
          <Link
            href={whatIfHref({ service: one, region }) as Route}
            prefetch={false}
            className="text-accent hover:underline"
          >
            {name}
          </Link>
        </span>
      ))}
      .
    </p>
  )
}

function partitionAt(region: string): string {
  return partitionOf({ arn: null, region })
}

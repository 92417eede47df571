/** The measures of history side by side: what AWS declares beside what touched us, or one Region beside another. */
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { unbroken } from '@/components/ui/unbroken'
import { formatDuration } from '@/lib/domain/format-time'
import { availabilityWords } from '@/lib/domain/history/availability'
import type { Measures } from '@/lib/domain/history/measures'
import { counted } from './history-words'
import { formulaWords, intervalWords } from './measure-words'

export interface MeasuresColumn {
  name: ReactNode
  key: string
  /** Null: not known, for no directory says which accounts are ours. */
  measures: Measures | null
  /** What of it touched us, where that has no column of its own; null: not known. */
  touched?: Measures | null
  /** The incidents behind it; null where no page lists exactly these. */
  href: Route | null
}

interface MeasuresTableProps {
  caption: string
  columns: readonly MeasuresColumn[]
  /** "by start and end of its events as AWS declares them" */
  clockWords: string
  /** Whether all of it is of one service. */
  isOfOne: boolean
}

interface Line {
  name: string
  hint: string
  show: (measures: Measures, href: Route | null) => ReactNode
}

export function MeasuresTable({ caption, columns, clockWords, isOfOne }: MeasuresTableProps) {
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-surface">
      <table className="w-full border-separate border-spacing-0 text-xs sm:text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-xs text-ink-muted">
            <td className="border-b border-line px-2 py-2 sm:px-3" />
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="border-b border-line px-2 py-2 sm:px-3 text-start font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(clockWords, isOfOne).map(({ name, hint, show }, index) => (
            <tr key={name}>
              <th
                scope="row"
                title={hint}
                className="px-2 py-1.5 sm:px-3 text-start align-top font-normal text-ink-muted"
              >
                {name}
              </th>
              {columns.map(({ key, measures, href }) => (
                <td key={key} className="px-2 py-1.5 sm:px-3 align-top tabular">
                  {measures !== null ? (
                    show(measures, href)
                  ) : index === 0 ? (
                    <Unknown />
                  ) : (
                    <span className="text-ink-faint">not known</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
          {columns.some(({ touched }) => touched !== undefined) ? (
            <tr>
              <th scope="row" className="px-2 py-1.5 sm:px-3 text-start align-top font-normal text-ink-muted">
                Touched us
              </th>
              {columns.map(({ key, touched }) => (
                <td key={key} className="px-2 py-1.5 sm:px-3 align-top tabular">
                  {touched ? (
                    unbroken(`${formatDuration(touched.ms)}, ${counted(touched.incidentIds.length, 'incident')}`)
                  ) : (
                    <Unknown />
                  )}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

function linesOf(clockWords: string, isOfOne: boolean): Line[] {
  return [
    {
      name: 'Incidents',
      hint: 'Distinct incidents that overlap the period, also those of which the clock tells nothing',
      show: ({ incidentIds }, href) => (
        <Figure>
          {href === null || incidentIds.length === 0 ? (
            incidentIds.length.toLocaleString('en-US')
          ) : (
            <Link href={href} prefetch={false} className="text-accent hover:underline">
              {incidentIds.length.toLocaleString('en-US')}
            </Link>
          )}
        </Figure>
      ),
    },
    {
      name: 'Time hit',
      hint: `Each minute once, ${clockWords}`,
      show: ({ ms, endUnknown }) => (
        <>
          <Figure>{unbroken(formatDuration(ms))}</Figure>
          {endUnknown.length === 0 ? null : (
            <small className="block text-xs text-ink-muted">
              {endUnknown.length} left out: nobody knows when they ended
            </small>
          )}
        </>
      ),
    },
    {
      name: isOfOne ? 'Availability' : 'Availability of all together',
      hint: '1 − time hit ÷ time that has passed',
      show: ({ availability }) => (
        <>
          <Figure>{unbroken(availabilityWords(availability))}</Figure>
          <small className="block text-xs text-ink-muted">{unbroken(formulaWords(availability))}</small>
        </>
      ),
    },
    {
      name: 'Between incidents',
      hint: 'From the start of one incident to the start of the next, of those on record',
      show: ({ intervals }) => unbroken(intervalWords(intervals)),
    },
    {
      name: 'Longest',
      hint: 'The incident with the most time by the clock',
      show: ({ longest: [first] }) => (first === undefined ? 'none told' : formatDuration(first.ms)),
    },
  ]
}

function Unknown() {
  return (
    <>
      not known:{' '}
      <Link href="/accounts" prefetch={false} className="text-accent hover:underline">
        no directory of accounts
      </Link>
    </>
  )
}

function Figure({ children }: { children: ReactNode }) {
  return <span className="mr-2 font-medium">{children}</span>
}

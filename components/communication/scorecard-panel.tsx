/** How an incident was communicated: who knew when, and how AWS spoke. */
import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ScorecardView } from '@/lib/communication/contract'
import { KNOWER_NAMES, SIGN_WORDS, START_WORDS } from '@/lib/domain/communication/words'
import { afterText, laterText, minutesText } from './minutes-text'

export function ScorecardPanel({ card }: { card: ScorecardView }) {
  const { start, known, sentence } = card
  return (
    <Panel title="Communication">
      <p className="text-sm text-pretty">{sentence}</p>
      {known.length === 0 ? null : (
        <ol className="flex flex-col gap-1 text-sm" aria-label="Who knew when">
          {known.map(({ who, sign, at, afterStart }) => (
            <li key={who} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span>
                {KNOWER_NAMES[who]}
                {sign === null ? null : <span className="text-ink-muted"> ({SIGN_WORDS[sign]})</span>}
              </span>
              <span className="tabular">
                <Time at={at} format="clock" className="text-ink-muted" />{' '}
                <span className="font-medium">{afterText(afterStart)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 border-t border-line pt-2.5 text-sm">
        <Fact name="AWS’s first word">
          <FirstWord card={card} />
        </Fact>
        <Fact name="Updates">{card.updates === 0 ? 'AWS said nothing' : <Silences card={card} />}</Fact>
        {card.allClear === null ? null : (
          <Fact name="Over">
            <AllClear allClear={card.allClear} />
          </Fact>
        )}
      </dl>
      {start === null ? null : (
        <p className="text-2xs text-pretty text-ink-faint">
          Measured from {START_WORDS[start.clock]}. People count from when they wrote it down here, sources from when
          they first showed it to us.
        </p>
      )}
    </Panel>
  )
}

function FirstWord({ card: { postingDelay, firstSaidAt, isFirstUncertain } }: { card: ScorecardView }) {
  if (firstSaidAt === null) return 'unknown'
  return (
    <>
      {postingDelay === null ? null : <span className="font-medium tabular">{afterText(postingDelay)} </span>}
      <span className="text-ink-muted">
        {isFirstUncertain ? 'at the latest ' : ''}
        <Time at={firstSaidAt} />
      </span>
    </>
  )
}

function Silences({ card: { updates, medianSilence, longestSilence } }: { card: ScorecardView }) {
  return (
    <>
      <span className="tabular">{updates.toLocaleString('en-US')}</span>
      {medianSilence === null ? null : `, median silence ${minutesText(medianSilence)}`}
      {longestSilence === null ? null : (
        <span className="block text-ink-muted">
          longest {minutesText(longestSilence.minutes)}: <Time at={longestSilence.from} format="clock" />
          {longestSilence.isOpen ? ' until now' : ' to '}
          {longestSilence.isOpen ? null : <Time at={longestSilence.to} format="clock" />}
        </span>
      )}
    </>
  )
}

function AllClear({ allClear: { at, saidAt, minutes } }: { allClear: NonNullable<ScorecardView['allClear']> }) {
  return (
    <>
      <Time at={at} format="clock" />
      <span className="block text-ink-muted">
        {saidAt === null ? 'AWS has not said so since' : `AWS said so ${laterText(minutes)}`}
      </span>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}

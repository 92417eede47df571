/** What touched an account or a team, and how far that is known: never that nothing did where it was not looked at. */
import { CertaintyLegend, CertaintyMark } from '@/components/ui/certainty-mark'
import { Time } from '@/components/ui/time'
import type { TouchesView } from '@/lib/exposure/contract'
import { ExposureTouches, type TouchedAccount } from './exposure-touches'

interface ExposureTouchedProps {
  touched: TouchesView
  /** Of which account; null: of those of a team. */
  account: TouchedAccount | null
  /** How many accounts it is about. */
  accounts: number
}

export function ExposureTouched({ touched, account, accounts }: ExposureTouchedProps) {
  const { touches, isCut, unknown } = touched
  return (
    <div className="flex flex-col gap-3">
      {touches.length === 0 ? (
        <p className="text-sm text-ink-muted">
          {accounts === 0
            ? 'There is no account that an incident could have touched.'
            : `No incident is known to have touched ${account === null ? 'its accounts' : 'it'}.`}
        </p>
      ) : (
        <>
          <CertaintyLegend kinds={['confirmed', 'reported', 'inferred']} />
          <ExposureTouches touches={touches} account={account} />
        </>
      )}
      {unknown > 0 ? (
        <p className="max-w-[72ch] text-sm text-pretty">
          <CertaintyMark kind="unknown" word="" />{' '}
          {account === null
            ? `Of ${unknown.toLocaleString('en-US')} of its accounts it is not known what they use: more may have touched them than stands here.`
            : 'It is not known what it uses: more may have touched it than stands here.'}
        </p>
      ) : null}
      <p className="max-w-[80ch] text-xs text-pretty text-ink-muted">
        <Looked touched={touched} />
        {isCut ? ' Of what AWS named, the newest 200 incidents are shown.' : ''}
      </p>
    </div>
  )
}

function Looked({ touched: { lookedAt, lookedSince } }: Pick<ExposureTouchedProps, 'touched'>) {
  if (lookedAt === 0 || lookedSince === null) {
    return <>No incident on record names a service in use here, or one that every account has.</>
  }
  return (
    <>
      What AWS named and people reported is shown from all time. What can only be inferred was looked for in{' '}
      {lookedAt === 1 ? 'the one incident' : `the ${lookedAt.toLocaleString('en-US')} newest incidents`} that could
      touch what is used today, back to <Time at={lookedSince} format="date" />.
    </>
  )
}

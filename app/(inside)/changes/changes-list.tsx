/** Planned changes as a list, in the groups in which they press. */
import { whenWords } from '@/components/planned-changes/change-words'
import { changesHref } from '@/components/planned-changes/changes-href'
import { ChangesTable } from '@/components/planned-changes/changes-table'
import { ChangesTotals } from '@/components/planned-changes/changes-totals'
import { Pager } from '@/components/settings/frame/pager'
import type { Principal } from '@/lib/domain/access'
import { CHANGE_GROUPS, GROUP_WORDS } from '@/lib/domain/planned-changes/change-groups'
import { listPlannedChanges } from '@/lib/planned-changes/read'
import type { ChangesView } from '@/lib/planned-changes/view-state'
import { NoChanges } from './no-changes'

const ROWS = 100

export interface ChangesPartProps {
  shown: ChangesView
  /** IANA name. */
  zone: string
  principal: Principal
  /** ms */
  now: number
}

export async function ChangesList({ shown, zone, principal, now }: ChangesPartProps) {
  const { filter, cursor } = shown
  const listed = await listPlannedChanges(filter, { limit: ROWS, cursor }, principal.accounts, now)
  if (listed.data.length === 0) return <NoChanges shown={shown} principal={principal} />
  const rows = listed.data.map((change) => ({ ...change, when: whenWords(change, zone, now) }))
  return (
    <>
      <ChangesTotals totals={listed.totals} shown={shown} />
      {CHANGE_GROUPS.map((group) => {
        const here = rows.filter((row) => row.group === group)
        if (here.length === 0) return null
        return (
          <section key={group} aria-labelledby={`group-${group}`} className="mb-6">
            <h2 id={`group-${group}`} className="text-base font-semibold">
              {GROUP_WORDS[group]}{' '}
              <span className="tabular text-sm font-normal text-ink-muted">
                {listed.totals.groups[group].toLocaleString('en-US')}
              </span>
            </h2>
            <ChangesTable caption={GROUP_WORDS[group]} rows={here} />
          </section>
        )
      })}
      <Pager
        label="Pages of planned changes"
        first={cursor === null ? null : { href: changesHref({ ...shown, cursor: null }), words: 'First page' }}
        next={
          listed.nextCursor === null
            ? null
            : { href: changesHref({ ...shown, cursor: listed.nextCursor }), words: 'Next page' }
        }
      />
    </>
  )
}

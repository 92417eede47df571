/** What rules would change: in a sentence, and account by account. */
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { RulesPreview } from '@/lib/accounts/contract'
import { CRITICALITIES } from '@/lib/domain/blast-radius/facts'
import { countWords } from './account-words'

export function RulesPreviewed({ preview }: { preview: RulesPreview }) {
  const { changed, changes, changeCount, newTeams, notUnderstood } = preview
  return (
    <section aria-labelledby="preview" className="min-w-0 [--table-ground:var(--surface)]">
      <h3 id="preview" className="text-base font-semibold">
        {changed === 0 ? 'No account would change' : `${countWords(changed, 'account')} would change`}
      </h3>
      <p role="status" className="mt-0.5 max-w-[80ch] text-sm text-pretty break-words text-ink-muted">
        {newTeams.length === 0
          ? 'No team would be made.'
          : `${newTeams.length === 1 ? 'A team would' : `${newTeams.length} teams would`} be made: ${newTeams.join(', ')}.`}{' '}
        What somebody said by hand stays. Nothing is changed before you save.
      </p>
      <NotUnderstood values={notUnderstood} />
      {changes.length === 0 ? null : (
        <div className="mt-3">
          <Table caption="What would change, by account" columns={['Account', 'Id', 'What changes']}>
            {changes.map(({ accountId, accountName, gives, before, after }) => (
              <tr key={`${accountId} ${gives}`}>
                <RowHead>{accountName}</RowHead>
                <Cell label="Id" short wide>
                  <span className="tabular font-mono text-xs">{accountId}</span>
                </Cell>
                <Cell>
                  <span className="text-ink-muted">
                    {gives}: {before ?? 'none'} <span aria-hidden>→</span>
                    <span className="sr-only">becomes</span>{' '}
                  </span>
                  <span className="font-medium">{after ?? 'none'}</span>
                </Cell>
              </tr>
            ))}
          </Table>
          {changes.length < changeCount ? (
            <p className="mt-2 text-xs text-ink-muted">
              The first {changes.length} of {changeCount.toLocaleString('en-US')} changes are listed.
            </p>
          ) : null}
        </div>
      )}
    </section>
  )
}

/** Tags that should say how critical an account is, and say something else. */
function NotUnderstood({ values }: { values: RulesPreview['notUnderstood'] }) {
  if (values.length === 0) return null
  const named = values.map(({ value, accounts }) => `“${value}” (${countWords(accounts, 'account')})`)
  return (
    <p className="mt-2 max-w-[80ch] text-sm text-pretty wrap-anywhere">
      Not understood as a criticality: {named.join(', ')}. Only {CRITICALITIES.join(', ')} are: for other words add a
      rule that names the tag, the word and what it stands for.
    </p>
  )
}

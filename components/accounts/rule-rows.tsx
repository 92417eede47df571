/** The rows of the sheet of rules, in the order in which they are asked. */
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import type { TagKeyView } from '@/lib/accounts/contract'
import { CRITICALITIES } from '@/lib/domain/blast-radius/facts'
import { isBlankDraft, type RuleDraft } from '@/lib/domain/rule-drafts'
import { RuleRow } from './rule-row'

interface RuleRowsProps {
  drafts: readonly RuleDraft[]
  /** By field: "key:0". */
  problems: Readonly<Record<string, string>>
  /** Per rule, blank rows left out: how many accounts it decides; null: not known. */
  decides: readonly number[] | null
  tagKeys: readonly TagKeyView[]
  teams: readonly string[]
  environments: readonly string[]
}

export function RuleRows({ drafts, problems, decides, tagKeys, teams, environments }: RuleRowsProps) {
  const listId = useId()
  const seen = new Map<string, number>()
  let rule = -1
  return (
    <>
      {drafts.length === 0 ? (
        <p className="text-sm text-ink-muted">
          There is no rule: accounts have the teams that somebody gave them by hand.
        </p>
      ) : null}
      {drafts.length === 0 ? null : (
        <ol className="flex flex-col gap-3 lg:gap-2">
          {drafts.map((draft, place) => {
            const text = JSON.stringify(draft)
            const twin = (seen.get(text) ?? 0) + 1
            seen.set(text, twin)
            if (!isBlankDraft(draft)) rule += 1
            return (
              <RuleRow
                // A row that moves takes its fields along.
                key={`${text} ${twin}`}
                {...{ draft, place, problems, listId }}
                decides={isBlankDraft(draft) ? null : (decides?.[rule] ?? null)}
                isLast={place === drafts.length - 1}
              />
            )
          })}
        </ol>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value="add team" size="sm">
          Add a rule
        </Button>
      </div>
      <Choices id={`${listId}-key`} values={tagKeys.map(({ key }) => key)} />
      <Choices id={`${listId}-team`} values={teams} />
      <Choices id={`${listId}-environment`} values={environments} />
      <Choices id={`${listId}-criticality`} values={CRITICALITIES} />
    </>
  )
}

function Choices({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

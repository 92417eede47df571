/** The tags that accounts have: a rule can be begun from each. */
import { Button } from '@/components/ui/button'
import type { TagKeyView } from '@/lib/accounts/contract'
import type { RuleDraft } from '@/lib/domain/rule-drafts'
import { countWords } from './account-words'

interface TagSuggestionsProps {
  tagKeys: readonly TagKeyView[]
  /** The rules of the sheet: their tags need no suggestion. */
  drafts: readonly RuleDraft[]
}

const TARGETS = [
  { gives: 'team', many: 'teams' },
  { gives: 'environment', many: 'environments' },
  { gives: 'criticality', many: 'criticalities' },
]

const VALUES_SHOWN = 4
const KEYS_SHOWN = 12

export function TagSuggestions({ tagKeys, drafts }: TagSuggestionsProps) {
  const unused = tagKeys.filter(({ key }) => !drafts.some((draft) => draft.key === key)).slice(0, KEYS_SHOWN)
  if (tagKeys.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        No account has a tag so far. Tags are read after the accounts; a rule may name one that comes later.
      </p>
    )
  }
  if (unused.length === 0) return null
  return (
    <section aria-labelledby="tags" className="max-w-3xl">
      <h3 id="tags" className="text-sm font-medium">
        Tags that your accounts have
      </h3>
      <ul className="mt-1 divide-y divide-line border-t border-line">
        {unused.map(({ key, accounts, values }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5 text-sm">
            <span className="min-w-0 flex-1 basis-64">
              <span className="font-mono text-xs font-medium wrap-anywhere">{key}</span>{' '}
              <span className="tabular text-xs text-ink-muted">{countWords(accounts, 'account')}</span>
              <span className="block text-xs wrap-anywhere text-ink-muted">{valueWords(values)}</span>
            </span>
            <span className="flex flex-wrap gap-1.5">
              {TARGETS.map(({ gives, many }) => (
                <Button
                  key={gives}
                  type="submit"
                  name="intent"
                  value={`add ${gives} ${key}`}
                  size="sm"
                  aria-label={`A rule that gives ${many} by ${key}`}
                >
                  → {gives}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function valueWords(values: TagKeyView['values']): string {
  const shown = values.slice(0, VALUES_SHOWN).map(({ value }) => (value === '' ? 'blank' : value))
  return values.length > VALUES_SHOWN ? `${shown.join(', ')} …` : shown.join(', ')
}

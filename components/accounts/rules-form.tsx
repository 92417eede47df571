/** The rules as a sheet: rows that can be added, moved and taken out, a look at what they would change, and only then saving. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveRulesAction } from '@/lib/accounts/actions'
import type { TagKeyView } from '@/lib/accounts/contract'
import { draftsOf, type RuleDraft, sheetKey } from '@/lib/domain/rule-drafts'
import { IDLE } from '@/lib/wire/action-result'
import { countWords } from './account-words'
import { RuleRows } from './rule-rows'
import { RulesPreviewed } from './rules-previewed'
import { TagSuggestions } from './tag-suggestions'
import { useKeptFocus } from './use-kept-focus'

interface RulesFormProps {
  /** The rules as they are stored. */
  stored: readonly RuleDraft[]
  tagKeys: readonly TagKeyView[]
  /** Names that a rule could give. */
  teams: readonly string[]
  environments: readonly string[]
}

export function RulesForm({ stored, ...known }: RulesFormProps) {
  const [state, send, isWaiting] = useActionState(saveRulesAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const outcome = state.status === 'done' ? state.value : null
  const drafts = refused ? draftsOf(refused.typed) : (outcome?.drafts ?? stored)
  const previewed = outcome?.saved ? null : (outcome?.preview ?? null)
  const { form, onSubmit } = useKeptFocus(state, isWaiting)
  return (
    <form ref={form} action={send} onSubmit={onSubmit} className="flex flex-col gap-4">
      {/* What the Enter key presses: the first button of the form. */}
      <button type="submit" name="intent" value="preview" tabIndex={-1} aria-hidden className="sr-only">
        Preview
      </button>
      <FormRefusal state={state} speaking={Object.keys(refused?.fields ?? {}).filter((name) => name.includes(':'))} />
      {outcome?.saved ? <Saved changed={outcome.preview?.changed ?? 0} /> : null}
      <input type="hidden" name="seen" value={previewed === null ? '' : sheetKey(drafts)} />
      <RuleRows
        drafts={drafts}
        problems={refused?.fields ?? {}}
        decides={outcome?.preview?.decides ?? null}
        {...known}
      />
      <TagSuggestions tagKeys={known.tagKeys} drafts={drafts} />
      {drafts.length + stored.length === 0 ? null : <Buttons canSave={previewed !== null} />}
      {previewed === null ? null : <RulesPreviewed preview={previewed} />}
    </form>
  )
}

function Saved({ changed }: { changed: number }) {
  return (
    <FormNotice tone="done">
      The rules are saved. {changed === 0 ? 'No account changed.' : `They changed ${countWords(changed, 'account')}.`}
    </FormNotice>
  )
}

function Buttons({ canSave }: { canSave: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
      <SubmitButton name="intent" value="preview" waiting="Looking…" variant={canSave ? 'secondary' : 'primary'}>
        Preview what changes
      </SubmitButton>
      {canSave ? (
        <SubmitButton name="intent" value="apply" waiting="Saving…">
          Save and apply
        </SubmitButton>
      ) : null}
    </div>
  )
}

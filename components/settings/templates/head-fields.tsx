/** What a template is called, for whom it is, and for which incidents it is proposed. */
'use client'

import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { DraftStep, TemplateDraft } from '@/lib/domain/postmortem/template-draft'
import { TEMPLATE_LIMITS, type TemplateProblems } from '@/lib/domain/postmortem/template-problems'
import { RuleField } from './rule-field'

interface HeadFieldsProps {
  draft: TemplateDraft
  problems: TemplateProblems
  dispatch: (step: DraftStep) => void
}

export function HeadFields({ draft, problems, dispatch }: HeadFieldsProps) {
  return (
    <div className="flex max-w-2xl flex-col gap-3">
      <TextField
        label="Name"
        name="name"
        maxLength={TEMPLATE_LIMITS.name}
        autoComplete="off"
        value={draft.name}
        onChange={({ target }) => dispatch({ step: 'head', change: { name: target.value } })}
        problem={problems.name}
      />
      <TextAreaField
        label="Purpose"
        name="purpose"
        rows={3}
        hint="Whom it is for, in a sentence."
        value={draft.purpose}
        onChange={({ target }) => dispatch({ step: 'head', change: { purpose: target.value } })}
        problem={problems.purpose}
      />
      <RuleField
        label="Proposed"
        rule={draft.proposedFor}
        none="Never by itself: people choose it"
        all="For all incidents"
        onChange={(proposedFor) => dispatch({ step: 'head', change: { proposedFor } })}
      />
    </div>
  )
}

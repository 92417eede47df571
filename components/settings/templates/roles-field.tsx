/** Who must sign before a post-mortem is published. */
'use client'

import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { WHO_WORDS } from '@/lib/domain/postmortem/rule-words'
import type { SignOffRole } from '@/lib/domain/postmortem/template'
import type { DraftStep, TemplateDraft } from '@/lib/domain/postmortem/template-draft'
import { TEMPLATE_LIMITS, type TemplateProblems } from '@/lib/domain/postmortem/template-problems'
import { RuleField } from './rule-field'

interface RolesFieldProps {
  roles: TemplateDraft['signOffs']
  problems: TemplateProblems
  dispatch: (step: DraftStep) => void
}

const WHO = Object.entries(WHO_WORDS).map(([value, label]) => ({ value, label }))

export function RolesField({ roles, problems, dispatch }: RolesFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      {problems.signOffs ? (
        <p role="alert" className="text-xs text-disruption">
          {problems.signOffs}
        </p>
      ) : null}
      <ol className="flex flex-col gap-3">
        {roles.map((role, index) => (
          <li key={role.key} className="grid gap-3 border-b border-line pb-3 sm:grid-cols-[1fr_1.4fr_1fr_auto]">
            <TextField
              label="Role"
              name="role"
              maxLength={TEMPLATE_LIMITS.roleName}
              autoComplete="off"
              value={role.name}
              onChange={({ target }) => dispatch({ step: 'role', key: role.key, change: { name: target.value } })}
              problem={problems[`signOffs.${index}.name`] ?? problems[`signOffs.${index}.id`]}
            />
            <SelectField
              label="Signed by"
              name="who"
              options={WHO}
              value={role.who}
              onChange={({ target }) =>
                dispatch({ step: 'role', key: role.key, change: { who: target.value as SignOffRole['who'] } })
              }
            />
            <RuleField
              label="Required"
              rule={role.requiredFor}
              none="In all incidents"
              onChange={(requiredFor) => dispatch({ step: 'role', key: role.key, change: { requiredFor } })}
            />
            <IconButton
              label={`Take the role ${role.name || 'without a name'} away`}
              onClick={() => dispatch({ step: 'remove-role', key: role.key })}
              className="sm:mt-6"
            >
              <Trash2 aria-hidden size={14} />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button size="sm" className="self-start" onClick={() => dispatch({ step: 'add-role' })}>
        <Plus aria-hidden size={14} />
        Add a role
      </Button>
    </div>
  )
}

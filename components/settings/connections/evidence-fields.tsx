/** How evidence about identity is collected through a connection: the role in each account, and what is told by name. */
import { CheckField } from '@/components/ui/check-field'
import { TextField } from '@/components/ui/text-field'
import type { FieldsOfForm } from '@/lib/wire/action-result'

export function EvidenceFields({ values, problems }: FieldsOfForm) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Role for evidence"
          name="evidenceRole"
          hint="Its name in every account. Empty: nothing is collected."
          autoComplete="off"
          spellCheck={false}
          placeholder="FaultlineEvidence"
          defaultValue={values.evidenceRole}
          problem={problems.evidenceRole}
        />
        <TextField
          label="External id of that role"
          name="evidenceExternalId"
          hint="Only where its trust policy asks for one."
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.evidenceExternalId}
          problem={problems.evidenceExternalId}
        />
      </div>
      <CheckField
        label="Watch changes to identity"
        name="watchesChanges"
        hint="Reads from CloudTrail every few minutes who changed IAM, and opens an incident for what should alarm you."
        defaultChecked={values.watchesChanges === 'on'}
      />
      <TextField
        label="Break-glass users"
        name="breakGlassUsers"
        hint="IAM users for the day on which nobody can sign in, separated by spaces: H3 looks at them."
        autoComplete="off"
        spellCheck={false}
        placeholder="break-glass-1 break-glass-2"
        defaultValue={values.breakGlassUsers}
        problem={problems.breakGlassUsers}
      />
      <TextField
        label="Tags of what comes from code"
        name="codeTags"
        hint="Keys of tags that Terraform and others set, separated by commas: F1 looks at them beside CloudFormation's own."
        autoComplete="off"
        spellCheck={false}
        placeholder="terraform, managed-by"
        defaultValue={values.codeTags}
        problem={problems.codeTags}
      />
    </>
  )
}

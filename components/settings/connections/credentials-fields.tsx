/** How Faultline gets in: each way shows its own fields, by style alone. */

import { Choice } from '@/components/ui/choice'
import { TextField } from '@/components/ui/text-field'
import type { ConnectionCredentials } from '@/lib/domain/aws-connection'
import type { FieldsOfForm } from '@/lib/wire/action-result'

const WAYS: readonly { value: ConnectionCredentials['from']; label: string; hint: string }[] = [
  {
    value: 'default',
    label: 'The credentials Faultline runs with',
    hint: 'Those of its machine or container, as the AWS SDK finds them: environment, instance, task, pod.',
  },
  {
    value: 'assume-role',
    label: 'A role that those credentials take',
    hint: 'For another account than the one Faultline runs in. The template makes the role.',
  },
  {
    value: 'profile',
    label: 'A profile',
    hint: "Of the AWS configuration on Faultline's machine.",
  },
]

export function CredentialsFields({ values, problems }: FieldsOfForm) {
  return (
    // React resets a form after its action, and a choice to the one it began with: another choice, another group.
    <div key={values.credentials} className="group/ways flex flex-col gap-3">
      <div role="radiogroup" aria-label="How Faultline gets in" className="grid gap-2 lg:grid-cols-3">
        {WAYS.map((way) => (
          <Choice key={way.value} name="credentials" {...way} defaultChecked={values.credentials === way.value} />
        ))}
      </div>
      {problems.credentials ? (
        <p role="alert" className="text-xs text-disruption">
          {problems.credentials}
        </p>
      ) : null}
      <div className="hidden gap-3 group-has-[[value=assume-role]:checked]/ways:grid sm:grid-cols-2">
        <TextField
          label="ARN of the role"
          name="roleArn"
          hint="The role may be missing yet: the template makes one of this name."
          placeholder="arn:aws:iam::111122223333:role/faultline"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.roleArn}
          problem={problems.roleArn}
        />
        <TextField
          label="External id"
          name="externalId"
          hint="Random: keep it, unless the role asks for another one."
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.externalId}
          problem={problems.externalId}
        />
      </div>
      <div className="hidden group-has-[[value=profile]:checked]/ways:block">
        <TextField
          label="Name of the profile"
          name="profile"
          className="max-w-sm"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.profile}
          problem={problems.profile}
        />
      </div>
    </div>
  )
}

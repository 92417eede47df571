/** Which queues a connection reads, and in which Regions it looks for resources. */
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { FieldsOfForm } from '@/lib/wire/action-result'

export function ReachFields({ values, problems }: FieldsOfForm) {
  return (
    <>
      <TextAreaField
        label="Queues of EventBridge"
        name="queueUrls"
        hint="Addresses of SQS queues, one a line: the templates print them. Empty: EventBridge is not read, AWS Health still is."
        rows={Math.max(2, (values.queueUrls ?? '').split('\n').length)}
        autoComplete="off"
        spellCheck={false}
        placeholder="https://sqs.us-east-1.amazonaws.com/111122223333/faultline-health"
        defaultValue={values.queueUrls}
        problem={problems.queueUrls}
      />
      <TextField
        label="Regions"
        name="regions"
        hint="Where resources are looked for, separated by spaces. Empty: only the partition's home Region."
        autoComplete="off"
        spellCheck={false}
        placeholder="us-east-1 eu-west-1"
        defaultValue={values.regions}
        problem={problems.regions}
      />
    </>
  )
}

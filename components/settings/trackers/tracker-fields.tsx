/** The fields of a tracker's settings, for a new one and a stored one. */
import { TextField } from '@/components/ui/text-field'
import type { TrackerKind } from '@/lib/domain/issue-tracker'
import { LONGEST_TRACKER_NAME } from '@/lib/trackers/contract'
import { FIELD_WORDS } from './tracker-words'

/** By name of field. */
type Texts = Readonly<Record<string, string | undefined>>

interface TrackerFieldsProps {
  kind: TrackerKind
  /** What was typed and refused, else what the form begins with. */
  values: Texts
  problems: Texts
  /** A stored tracker keeps its token unless another is entered. */
  isStored: boolean
}

const PLAIN = { autoComplete: 'off', autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const

export function TrackerFields({ kind, values, problems, isStored }: TrackerFieldsProps) {
  const words = FIELD_WORDS[kind]
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        label="Name"
        name="name"
        hint="What people choose when they want an issue."
        required
        maxLength={LONGEST_TRACKER_NAME}
        autoComplete="off"
        placeholder={words.namePlaceholder}
        defaultValue={values.name}
        problem={problems.name}
      />
      <TextField
        label="Address of the API"
        name="baseUrl"
        type="url"
        hint={words.baseHint}
        required
        {...PLAIN}
        defaultValue={values.baseUrl ?? words.base}
        problem={problems.baseUrl}
      />
      <TextField
        label={words.project}
        name="project"
        hint={words.projectHint}
        required
        {...PLAIN}
        placeholder={words.projectPlaceholder}
        defaultValue={values.project}
        problem={problems.project}
      />
      {kind === 'jira' ? <JiraFields values={values} problems={problems} /> : null}
      <TextField
        label="Token"
        name="token"
        type="password"
        hint={isStored ? 'Leave it blank to keep the stored one.' : 'It is stored encrypted and never shown again.'}
        required={!isStored}
        {...PLAIN}
        autoComplete="new-password"
        problem={problems.token}
      />
    </div>
  )
}

function JiraFields({ values, problems }: { values: Texts; problems: Texts }) {
  return (
    <>
      <TextField
        label="Issue type"
        name="issueType"
        hint="As the project calls it."
        {...PLAIN}
        defaultValue={values.issueType ?? 'Task'}
        problem={problems.issueType}
      />
      <TextField
        label="E-mail of the account (Jira Cloud)"
        name="account"
        hint="Whose API token it is. Leave it blank for a personal access token of Jira Data Center."
        {...PLAIN}
        defaultValue={values.account}
        problem={problems.account}
      />
    </>
  )
}

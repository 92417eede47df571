/** Which token to make at the tracker: the least that works. */
import type { TrackerKind } from '@/lib/domain/issue-tracker'

export function TokenRights({ kind }: { kind: TrackerKind }) {
  return (
    <div className="max-w-[80ch] text-sm text-pretty text-ink-muted">
      {kind === 'github' ? (
        <p>
          Make a fine-grained personal access token for this one repository with the permission{' '}
          <Code>Issues: Read and write</Code>; GitHub adds <Code>Metadata: Read-only</Code> by itself. Nothing else is
          needed. Better of a machine account than of a person who may leave.
        </p>
      ) : (
        <p>
          Make an API token of an account that may <Code>Browse projects</Code> and <Code>Create issues</Code> in this
          project, and nothing more. With scopes: <Code>read:jira-work</Code> and <Code>write:jira-work</Code>. In Jira
          Data Center: a personal access token of such an account.
        </p>
      )}
    </div>
  )
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-xs whitespace-nowrap text-ink">{children}</code>
}

/** How a webhook is set up at the tracker, step by step. */
import type { TrackerKind } from '@/lib/domain/issue-tracker'

export function HookSteps({ kind, project }: { kind: TrackerKind; project: string }) {
  const steps = kind === 'github' ? githubSteps(project) : jiraSteps(project)
  return (
    <ol className="flex max-w-[72ch] list-decimal flex-col gap-1 pl-5 text-sm text-pretty">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}

function githubSteps(project: string): string[] {
  return [
    `At GitHub open ${project}, Settings, Webhooks, and choose “Add webhook”.`,
    'Enter the address and the secret, and choose the content type application/json.',
    'Choose “Let me select individual events” and tick Issues alone.',
  ]
}

function jiraSteps(project: string): string[] {
  return [
    'At Jira open Settings, System, WebHooks, and choose “Create a WebHook” (it takes a Jira administrator).',
    `Enter the address and the secret, and as the filter: project = ${project}`,
    'Tick the events Issue: updated and deleted.',
  ]
}

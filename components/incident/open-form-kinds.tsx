/** Which kind of incident it is, each with a line on what it is for. */
import { Choice } from '@/components/ui/choice'
import { INCIDENT_KINDS, type IncidentKind } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'

const HINTS: Record<IncidentKind, string> = {
  provider: 'AWS fails, whether it says so or not: errors that you see before AWS does.',
  identity: 'Sign-in or permissions fail: IAM, STS, Identity Center, or an identity provider of yours.',
  access: 'A credential is lost or misused, or AWS reports abuse.',
  change: 'You did it yourselves: a deploy, a policy, a rotated key.',
}

interface OpenFormKindsProps {
  chosen: string
  problem: string | undefined
}

export function OpenFormKinds({ chosen, problem }: OpenFormKindsProps) {
  return (
    // React resets a form after its action: another choice, other boxes.
    <fieldset key={chosen} className="min-w-0">
      <legend className="mb-1 text-sm font-medium">Kind</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {INCIDENT_KINDS.map((kind) => (
          <Choice
            key={kind}
            name="kind"
            value={kind}
            label={kindWord(kind)}
            hint={HINTS[kind]}
            defaultChecked={kind === chosen}
          />
        ))}
      </div>
      {problem ? (
        <p role="alert" className="mt-1 text-xs text-disruption">
          {problem}
        </p>
      ) : null}
    </fieldset>
  )
}

/** Who must sign, who did, whose signature was withdrawn and why; and the button for whoever may. */
'use client'

import { Signature } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { PostmortemView, SignOffView } from '@/lib/postmortems/contract'
import type { Step } from './publish-step'

interface SignOffRolesProps {
  postmortem: PostmortemView
  mayWrite: boolean
  readerId: string | null
  onStep: (step: Step) => void
}

const WHO: Record<SignOffView['who'], string> = {
  'incident-owner': 'the owner of the incident',
  'team-member': 'a member of the incident’s team',
  responder: 'anybody who may respond',
  reviewer: 'somebody who does not own the incident',
  admin: 'an admin',
}

export function SignOffRoles({ postmortem, ...rest }: SignOffRolesProps) {
  const { signOffs, state } = postmortem
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="text-sm font-semibold">Signatures</h3>
      {signOffs.length === 0 ? (
        <p className="text-sm text-ink-muted">The template asks nobody to sign.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {signOffs.map((role) => (
            <Role key={role.id} role={role} isReview={state === 'review'} {...rest} />
          ))}
        </ul>
      )}
    </div>
  )
}

interface RoleProps extends Omit<SignOffRolesProps, 'postmortem'> {
  role: SignOffView
  isReview: boolean
}

function Role({ role, isReview, mayWrite, readerId, onStep }: RoleProps) {
  const { name, who, signature, withdrawn, whyNot } = role
  const isOwn = signature !== null && signature.personId !== null && signature.personId === readerId
  return (
    <li className="flex min-w-0 flex-wrap items-start justify-between gap-x-4 gap-y-1.5 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p>
          <span className="font-medium">{name}</span>
          <span className="text-ink-muted"> · {WHO[who]}</span>
        </p>
        {signature === null ? (
          <Unsigned withdrawn={withdrawn} whyNot={mayWrite && isReview ? whyNot : null} />
        ) : (
          <p className="flex items-start gap-1.5 text-resolved">
            <Signature aria-hidden size={14} className="mt-0.5 shrink-0" />
            <span>
              Signed by {signature.name}
              <span className="text-ink-muted">
                , <Time at={signature.at} />
              </span>
            </span>
          </p>
        )}
      </div>
      {mayWrite && isReview && signature === null && whyNot === null ? (
        <Button size="sm" className="pointer-coarse:h-11" onClick={() => onStep({ kind: 'sign', role })}>
          Sign<span className="sr-only"> as {name}</span>
        </Button>
      ) : null}
      {mayWrite && isReview && isOwn ? (
        <Button
          size="sm"
          variant="quiet"
          className="pointer-coarse:h-11"
          onClick={() => onStep({ kind: 'withdraw', role })}
        >
          Withdraw
        </Button>
      ) : null}
    </li>
  )
}

function Unsigned({ withdrawn, whyNot }: Pick<SignOffView, 'withdrawn' | 'whyNot'>) {
  return (
    <>
      <p className="text-ink-muted">Not signed yet{whyNot === null ? '.' : `. ${whyNot}`}</p>
      {withdrawn === null ? null : (
        <p className="text-xs text-pretty text-degradation wrap-anywhere">
          {withdrawn.name}’s signature was withdrawn, <Time at={withdrawn.at} />: {withdrawn.why}
        </p>
      )}
    </>
  )
}

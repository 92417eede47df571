/** The teams of a person as boxes to tick, and whether they see only the accounts of those. */
import { CheckField } from '@/components/ui/check-field'

interface TeamChoiceProps {
  teams: readonly { id: string; name: string }[]
  chosen: readonly string[]
  limited: boolean
  /** What was ticked in a form that was refused; null: nothing was. */
  typed: Readonly<Record<string, string>> | null
  problem?: string | undefined
}

export function TeamChoice({ teams, chosen, limited, typed, problem }: TeamChoiceProps) {
  const ticked = (name: string, otherwise: boolean) => (typed === null ? otherwise : Object.hasOwn(typed, name))
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium">Belongs to</legend>
      {teams.length === 0 ? (
        <p className="mt-1 text-sm text-ink-muted">There is no team yet: make one under Teams.</p>
      ) : (
        <>
          <div className="mt-1 grid max-h-60 gap-x-4 overflow-y-auto sm:grid-cols-2 xl:grid-cols-3">
            {teams.map(({ id, name }) => (
              <CheckField
                key={id}
                name={`team:${id}`}
                label={name}
                defaultChecked={ticked(`team:${id}`, chosen.includes(id))}
              />
            ))}
          </div>
          <div className="mt-2 border-t border-line pt-2">
            <CheckField
              name="limited"
              label="Sees only the AWS accounts of these teams"
              hint="For viewers and responders. Public events stay visible to everybody."
              defaultChecked={ticked('limited', limited)}
              problem={problem}
            />
          </div>
        </>
      )}
    </fieldset>
  )
}

/** The fields that name the identity provider and our client there. */
import { TextField } from '@/components/ui/text-field'
import type { SingleSignOnView } from '@/lib/sign-in/single-sign-on/contract'

interface ProviderFieldsProps {
  view: SingleSignOnView
  /** What was typed before it was refused; never secrets. */
  typed: Record<string, string>
  problems: Record<string, string>
}

/** A provider's own words, which no browser should correct or complete. */
const VERBATIM = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const

export function ProviderFields({ view, typed, problems }: ProviderFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label="Issuer"
        name="issuer"
        type="url"
        required
        className="sm:col-span-2"
        placeholder="https://id.example.org"
        hint="Exactly as the provider writes it, also at the end. Its discovery document stands below it."
        defaultValue={typed.issuer ?? view.issuer}
        problem={problems.issuer}
        {...VERBATIM}
      />
      <TextField
        label="Client id"
        name="clientId"
        required
        hint="The name by which the provider knows Faultline."
        defaultValue={typed.clientId ?? view.clientId}
        problem={problems.clientId}
        {...VERBATIM}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <TextField
          label="Client secret"
          name="clientSecret"
          type="password"
          hint={secretHint(view, typed)}
          problem={problems.clientSecret}
          {...VERBATIM}
          autoComplete="new-password"
        />
        <label className="flex min-h-6 items-center gap-2 text-xs">
          <input type="checkbox" name="withoutSecret" className="size-4 accent-accent" />
          The client has no secret (public client)
        </label>
      </div>
      <TextField
        label="Name on the button"
        name="name"
        required
        maxLength={40}
        placeholder="Example Corp"
        hint="“Sign in with …”"
        defaultValue={typed.name ?? view.name}
        problem={problems.name}
      />
      <TextField
        label="Claim that lists the groups"
        name="groupsClaim"
        required
        hint="In the identity token or in userinfo."
        defaultValue={typed.groupsClaim ?? view.groupsClaim}
        problem={problems.groupsClaim}
        {...VERBATIM}
      />
    </div>
  )
}

function secretHint({ hasSecret }: SingleSignOnView, typed: Record<string, string>): string {
  if (hasSecret) return 'One is stored, encrypted. Leave this empty to keep it.'
  return 'issuer' in typed ? 'Type it again: secrets are never sent back to the browser.' : 'It is stored encrypted.'
}

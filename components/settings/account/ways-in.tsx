/** How one gets in: e-mail, password, second factor, and the company's identity provider. */
import { buttonClass } from '@/components/ui/button-class'
import type { OwnAccountView } from '@/lib/sign-in/contract'
import { AccountSection } from './account-section'
import { ChangePasswordForm } from './change-password-form'
import { EmailForm } from './email-form'
import { FirstPasswordForm } from './first-password-form'
import { SecondFactorPanel } from './second-factor-panel'

/** `provider`: the name of the identity provider that one may add as a way in; null for none. */
export function WaysIn({ account, provider }: { account: OwnAccountView; provider: string | null }) {
  const { email, hasPassword, hasProvider, mayHavePassword } = account
  return (
    <>
      {hasPassword ? <LocalWaysIn account={account} /> : null}
      {hasProvider ? (
        <AccountSection title="Single sign-on" about="Your company's identity provider lets you in.">
          <p className="text-sm text-pretty">
            You are <span className="font-medium wrap-anywhere">{email}</span> there. Your role follows your groups, and
            the second factor is the provider's.
          </p>
        </AccountSection>
      ) : null}
      {hasPassword && provider !== null ? (
        <AccountSection title="Single sign-on" about={`${provider} must know you by the e-mail above, verified.`}>
          {/* No <Link>: the router would ask for it beforehand, and it leaves our pages. */}
          <a href="/api/auth/sso/start?next=/settings/account" className={buttonClass('secondary', 'md', 'self-start')}>
            Add sign-in with {provider}
          </a>
        </AccountSection>
      ) : null}
      {!hasPassword && mayHavePassword ? (
        <AccountSection
          id="password"
          title={hasProvider ? 'Password for emergencies' : 'Finish setting up'}
          about={
            hasProvider
              ? 'As an owner you can get in with it on the day on which single sign-on is down.'
              : 'The link worked once. Set these to sign in next time.'
          }
        >
          <FirstPasswordForm email={email} />
        </AccountSection>
      ) : null}
    </>
  )
}

function LocalWaysIn({ account }: { account: OwnAccountView }) {
  const { email, mayChangeEmail, secondFactor, recoveryCodesLeft } = account
  return (
    <>
      <AccountSection title="E-mail" about="You sign in with it. Faultline sends no mail.">
        {mayChangeEmail ? (
          <EmailForm email={email ?? ''} />
        ) : (
          <p className="text-sm text-pretty">
            <span className="font-medium wrap-anywhere">{email}</span>. An admin changes your e-mail.
          </p>
        )}
      </AccountSection>
      <AccountSection title="Password" about="Changing it signs you out in all other browsers.">
        <ChangePasswordForm email={email ?? ''} />
      </AccountSection>
      <AccountSection
        id="second-factor"
        title="Second factor"
        about="A code of an authenticator app, asked for after the password. A stolen password then opens nothing."
      >
        <SecondFactorPanel on={secondFactor} recoveryCodesLeft={recoveryCodesLeft} />
      </AccountSection>
    </>
  )
}

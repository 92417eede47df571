/** How one gets in: e-mail, password, second factor, and the company's identity provider. */
import type { OwnAccountView } from '@/lib/sign-in/contract'
import { AccountSection } from './account-section'
import { ChangePasswordForm } from './change-password-form'
import { EmailForm } from './email-form'
import { FirstPasswordForm } from './first-password-form'
import { SecondFactorPanel } from './second-factor-panel'

export function WaysIn({ account }: { account: OwnAccountView }) {
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
      {!hasPassword && mayHavePassword ? (
        <AccountSection
          id="password"
          title={hasProvider ? 'Password for emergencies' : 'Come back'}
          about={
            hasProvider
              ? 'As an owner you can get in with it on the day on which single sign-on is down.'
              : 'You came in by the one-time link, which does not work again. With these you can.'
          }
        >
          <FirstPasswordForm email={email} />
        </AccountSection>
      ) : null}
    </>
  )
}

function LocalWaysIn({ account: { email, secondFactor, recoveryCodesLeft } }: { account: OwnAccountView }) {
  return (
    <>
      <AccountSection title="E-mail" about="You sign in with it. Faultline sends no mail.">
        <EmailForm email={email ?? ''} />
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

/** Server actions: signing in and out, one-time links, one's own account. */
'use server'

import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { action, type By, openAction } from '@/lib/access/action'
import { safeNextPath } from '@/lib/domain/next-path'
import { AppError } from '@/lib/errors'
import * as account from './own-account'
import * as forms from './schemas'
import * as factor from './second-factor'
import { dropSessionCookie, setSessionCookie } from './session-in-browser'
import { takeFirstStep, takeSecondStep } from './sign-in-steps'
import { signOutOf } from './sign-out'
import { acceptLink, openFirstOwnerLink } from './use-link'

/** E-mail and password. */
export const signIn = openAction(forms.firstStepForm, async ({ email, password, next }, by) => {
  const path = safeNextPath(next)
  const secondStepDue = await takeFirstStep({ email: email.trim().toLowerCase(), password }, by)
  redirect((secondStepDue ? `/sign-in/second-step?next=${encodeURIComponent(path)}` : path) as Route)
})

/** A code of the app, or a recovery code. */
export const takeSecond = openAction(forms.secondStepForm, async ({ kind, code, trust, next }, by) => {
  await takeSecondStep({ kind, code, trust: trust === 'on' }, by)
  redirect(safeNextPath(next) as Route)
})

/** The link of the first owner: in at once. */
export const openLink = openAction(forms.openLinkForm, async ({ token }, { origin }) => {
  await setSessionCookie(await openFirstOwnerLink(token, origin))
  redirect('/')
})

/** An invitation, or a way back in: name and password first. */
export const acceptInvitation = openAction(forms.acceptLinkForm, async ({ token, name, newPassword }, by) => {
  const accepted = await acceptLink({ secret: token, name, password: newPassword }, by.origin)
  if (accepted.token !== null) {
    await setSessionCookie(accepted.token)
    redirect('/')
  }
  await dropSessionCookie()
  const secondStepDue = await takeFirstStep({ email: accepted.email, password: newPassword }, by)
  redirect(secondStepDue ? '/sign-in/second-step' : '/')
})

/** Ends this browser's session, if it has one. */
export const signOut = openAction(forms.noForm, async (_, by) => {
  await signOutOf(by.headers, by.origin)
  await dropSessionCookie()
  redirect('/sign-in')
})

export const renameMe = action('account:manage', forms.nameForm, ({ name }, by) =>
  account.renameOneself(oneself(by), name),
)

export const changeMyEmail = action('account:manage', forms.emailForm, ({ email, currentPassword }, by) =>
  account.changeEmail(oneself(by), { email, password: currentPassword }),
)

/** The first password; with name and e-mail of a first owner, who has none yet. */
export const setMyFirstPassword = action('account:manage', forms.firstPasswordForm, (input, by) => {
  const { name = null, email = null, newPassword: password } = input
  return account.setFirstPassword(oneself(by), { name, email, password })
})

export const changeMyPassword = action('account:manage', forms.passwordForm, ({ currentPassword, newPassword }, by) =>
  account.changePassword(oneself(by), { current: currentPassword, next: newPassword }),
)

export const endMySession = action('account:manage', forms.sessionForm, ({ id }, by) =>
  account.endOwnSession(oneself(by), id),
)

export const endMyOtherSessions = action('account:manage', forms.noForm, (_, by) =>
  account.endOtherSessions(oneself(by)),
)

/** One action for all its steps, so that without JavaScript the page shows how far it is. */
export const moveMySecondFactor = action('account:manage', forms.secondFactorForm, async (input, by) => {
  const self = oneself(by)
  const head = new Headers(await headers())
  if (input.step === 'start') return factor.startSecondFactor(self, input.currentPassword, head)
  if (input.step === 'confirm') return factor.confirmSecondFactor(self, input)
  if (input.step === 'renew') return factor.renewRecoveryCodes(self, input.currentPassword, head)
  return factor.turnOffSecondFactor(self, input.currentPassword)
})

/** @throws AppError FORBIDDEN for tokens, which are nobody */
function oneself({ actor, principal }: By): account.Oneself {
  if (principal.kind !== 'person') throw new AppError('FORBIDDEN', 'This is for people, not for tokens.')
  return { actor, sessionId: principal.sessionId }
}

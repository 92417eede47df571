/** Whether single sign-on is on, and who decided so. */
import { FormNotice } from '@/components/ui/form-notice'
import type { SingleSignOnView } from '@/lib/sign-in/single-sign-on/contract'

const WORDS: Record<SingleSignOnView['from'], string> = {
  nobody: 'Single sign-on is off. People sign in with e-mail and password.',
  environment:
    'Single sign-on is on, set up by the operator of this installation: its environment (FAULTLINE_OIDC_…) goes before what is set here.',
  settings: 'Single sign-on is on, set up on this page.',
}

export function SignInState({ view }: { view: SingleSignOnView }) {
  if (view.trouble !== null) {
    return <FormNotice tone="refused">Single sign-on is set up, but does not work. {view.trouble}</FormNotice>
  }
  return <FormNotice tone={view.from === 'nobody' ? 'note' : 'done'}>{WORDS[view.from]}</FormNotice>
}

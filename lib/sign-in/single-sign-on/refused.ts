/** Thrown where single sign-on does not let somebody in. */
import type { Refusal } from './contract'

export class SignInRefused extends Error {
  override name = 'SignInRefused'
  constructor(
    readonly refusal: Refusal,
    /** For the log: what happened, without secrets. */
    detail: string,
  ) {
    super(detail)
  }
}

/** Signing in and one's own account as pages see them. Times are ISO 8601 UTC. */

/** In place of the address of a first owner who set none yet stands one at this domain, which never exists (RFC 2606). */
export const PLACEHOLDER_DOMAIN = 'faultline.invalid'

/** Whether it stands in for an address. */
export function isPlaceholder(email: string): boolean {
  return email.endsWith(`@${PLACEHOLDER_DOMAIN}`)
}

/** In characters. */
export const SHORTEST_PASSWORD = 12
export const NEW_PASSWORD_HINT = `At least ${SHORTEST_PASSWORD} characters; several words are fine.`

/** What a one-time link is good for. */
export type LinkView = { kind: 'first-owner' } | { kind: 'invitation' | 'way-back'; name: string; email: string }

/** One browser in which somebody is signed in. */
export interface SessionView {
  id: string
  /** "Firefox on Linux". */
  browser: string
  address: string | null
  since: string
  lastSeenAt: string
  expiresAt: string
  /** The one that asks. */
  isThis: boolean
}

/** What the page about one's own account shows. */
export interface OwnAccountView {
  name: string
  /** Null for a first owner who has set none yet. */
  email: string | null
  /** Others ask an admin. */
  mayChangeEmail: boolean
  hasPassword: boolean
  hasProvider: boolean
  /** Whether they may set one where they have none. */
  mayHavePassword: boolean
  secondFactor: boolean
  /** How many recovery codes are left; null without a second factor. */
  recoveryCodesLeft: number | null
  sessions: SessionView[]
}

/** How far setting up the second factor is. */
export type SecondFactorStep =
  | {
      step: 'scan'
      /** What the authenticator app reads. */
      uri: string
      /** The same secret to be typed, in groups of four. */
      secret: string
      /** The QR code as an SVG path, and the length of its side in modules. */
      qr: { path: string; size: number }
      /** What was wrong with the code that was typed. */
      problem: string | null
    }
  /** Shown once. */
  | { step: 'codes'; codes: string[] }
  | { step: 'off' }

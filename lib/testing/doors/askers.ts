/**
 * Who asks, and who gets through which kind of door: written out by hand beside the policy, so that each checks the other.
 * lib/access/matrix.test.ts and e2e/access-roles.spec.ts walk every door of this folder.
 */

/** Who asks: a stranger, people by role, tokens by role. */
export const ASKERS = [
  'nobody',
  'viewer',
  'responder',
  'admin',
  'owner',
  'viewer token',
  'responder token',
  'admin token',
  'owner token',
] as const
export type Asker = (typeof ASKERS)[number]

/** 401: must sign in first. 403: is known, and may not. */
export type Answer = 'in' | 401 | 403

/** signed: only what carries a signature, whoever asks. */
export type Door = 'open' | 'everybody' | 'oneself' | 'responders' | 'administrators' | 'signed'

export const ANSWERS: Record<Door, Record<Asker, Answer>> = {
  signed: {
    nobody: 401,
    viewer: 401,
    responder: 401,
    admin: 401,
    owner: 401,
    'viewer token': 401,
    'responder token': 401,
    'admin token': 401,
    'owner token': 401,
  },
  open: {
    nobody: 'in',
    viewer: 'in',
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 'in',
    'responder token': 'in',
    'admin token': 'in',
    'owner token': 'in',
  },
  everybody: {
    nobody: 401,
    viewer: 'in',
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 'in',
    'responder token': 'in',
    'admin token': 'in',
    'owner token': 'in',
  },
  oneself: {
    nobody: 401,
    viewer: 'in',
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 403,
    'responder token': 403,
    'admin token': 403,
    'owner token': 403,
  },
  responders: {
    nobody: 401,
    viewer: 403,
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 403,
    'responder token': 'in',
    'admin token': 'in',
    'owner token': 'in',
  },
  administrators: {
    nobody: 401,
    viewer: 403,
    responder: 403,
    admin: 'in',
    owner: 'in',
    'viewer token': 403,
    'responder token': 403,
    'admin token': 'in',
    'owner token': 'in',
  },
}

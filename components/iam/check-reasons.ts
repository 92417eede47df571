/** Why each check matters, in a sentence of ours: what goes wrong where it does not hold. */

const REASONS: Readonly<Record<string, string>> = {
  A4: 'After an outage somebody has to say what is lost: that begins with the last point a recovery can start from.',
  B2: 'Without the organization view each account keeps its own events, and nobody sees them together.',
  B3: 'A rule without a live target hears of an outage and tells nobody; without the backup Region it does not even hear.',
  B4: 'AWS writes to these contacts when something is wrong with an account; else only to the mailbox of root.',
  C1: 'Root can do everything, and no policy holds it back: a password alone must not be enough.',
  C2: 'A virtual device can be copied and is lost with a phone; what opens everything deserves hardware in a safe.',
  C3: 'A key of root is a password for everything that expires never and lies in a file.',
  C4: 'Daily work with root leaves no trace of who did it, and no limit to what a slip breaks.',
  C5: 'Managed centrally, member accounts need no root password at all: what is not there cannot be stolen.',
  C6: 'A password that leaked once opens the console unless a second factor stands behind it.',
  C7: 'Who signs in through an identity provider is as safe as the second factor asked for there.',
  D1: 'Who may do everything everywhere makes each mistake and each stolen key one about the whole account.',
  D2: 'All actions of a service include those that delete, share and hand on: more than anybody meant.',
  D3: 'Rights given to single users outlive their jobs, because nobody finds them in a review of groups and roles.',
  D4: 'Access from outside that nobody meant is found by Access Analyzer, in the Regions where it is on.',
  D5: 'Each active finding is access from outside the account that nobody has said yes to yet.',
  D6: 'What is not used is only good for those who should not have it.',
  D7: 'Services that a role may use and never does can be taken away without anybody noticing.',
  D8: 'Guardrails hold where a policy in an account is wrong: they bind administrators too.',
  D9: 'A role that trusts everybody, or another account without a condition, is open to whoever learns its name.',
  E1: 'The older a key, the more places it has been copied to.',
  E2: 'Credentials that nobody uses are missed by nobody when they are stolen.',
  E3: 'A second active key is either forgotten or shared.',
  E4: 'Short or repeated passwords are the first thing that is tried.',
  E5: 'People who sign in through one provider lose all access on their last day; IAM users have to be found one by one.',
  E6: 'An expired certificate breaks clients if it is used, and hides the one that counts if it is not.',
  E7: 'In an outage somebody must be able to open a case with AWS without being made administrator first.',
  F1: 'What code made can be made again, reviewed and taken back; what was clicked together is known to one person.',
  F2: 'Where the account differs from the template, the next deployment undoes a repair or breaks what was patched.',
  G1: 'What no trail recorded, no investigation finds.',
  G2: 'A log that can be changed unnoticed proves nothing.',
  G3: 'Alarms rest on what reaches CloudWatch Logs: a trail that does not deliver is silent.',
  G4: 'A change to who may do what has to reach somebody while it can still be taken back.',
  G5: 'Opening a trust, making a key or switching off MFA is how access is kept after a break-in.',
  G6: 'Denied calls, sign-ins without MFA, use of root and a stopped trail are the first signs of a break-in.',
  G7: 'These find what nobody wrote an alarm for; switched off they find nothing.',
  H2: 'Tokens of the global endpoint that do not work in opt-in Regions fail there when they are needed.',
  H3: 'When the identity provider is down somebody must still get in, with rights that need no change to IAM.',
  H6: 'What stands in one zone or Region goes down with it.',
}

/** Null for a check that is not known here. */
export function reasonFor(check: string): string | null {
  return REASONS[check] ?? null
}

/** What is said of actions about evidence: waivers, and accounts that somebody has read. */
import { type ActionWords, counted, subject, text } from './action-words'

export const EVIDENCE_ACTIONS: Record<string, ActionWords> = {
  'evidence.asked': {
    name: 'Evidence asked for',
    sentence: (e) => `had the evidence of ${counted(e.after?.accounts, 'account')} read anew`,
  },
  'waiver.created': {
    name: 'Check waived',
    sentence: (e) => `accepted until ${text(e.after?.expiresOn)} that ${subject(e)} fails: ${text(e.after?.reason)}`,
  },
  'waiver.ended': { name: 'Waiver ended', sentence: (e) => `no longer accepts that ${subject(e)} fails` },
}

/** What is said of actions about saved summaries. */
import { type ActionWords, count, subject } from './action-words'

export const REPORT_ACTIONS: Record<string, ActionWords> = {
  'report.created': {
    name: 'Summary saved',
    sentence: (e) => `saved the summary ${subject(e)} for ${count(e.after?.recipients, 'recipient')}`,
  },
  'report.changed': { name: 'Saved summary changed', sentence: (e) => `changed the saved summary ${subject(e)}` },
  'report.paused': {
    name: 'Saved summary paused',
    sentence: (e) => `paused the saved summary ${subject(e)}: it is not sent by itself`,
  },
  'report.resumed': {
    name: 'Saved summary resumed',
    sentence: (e) => `has the saved summary ${subject(e)} sent by itself again`,
  },
  'report.sending-asked': {
    name: 'Saved summary sent by hand',
    sentence: (e) => `had the saved summary ${subject(e)} sent to ${count(e.after?.recipients, 'recipient')}`,
  },
  'report.removed': { name: 'Saved summary removed', sentence: (e) => `removed the saved summary ${subject(e)}` },
}

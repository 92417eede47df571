/** What is said of actions about calendar addresses. */
import { type ActionWords, subject } from './action-words'

export const CALENDAR_ACTIONS: Record<string, ActionWords> = {
  'calendar.address-made': {
    name: 'Calendar address made',
    sentence: (e) => `made the calendar address ${subject(e)}`,
  },
  'calendar.address-revoked': {
    name: 'Calendar address revoked',
    sentence: (e) => `revoked the calendar address ${subject(e)}`,
  },
}

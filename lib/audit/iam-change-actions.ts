/** What is said of actions about changes to identity and the rules over them. */
import { type ActionWords, count, counted, subject, text } from './action-words'

export const IAM_CHANGE_ACTIONS: Record<string, ActionWords> = {
  'iam.change-explained': {
    name: 'Change to identity explained',
    sentence: (e) => `gave a reason for ${subject(e)}: ${text(e.after?.explanation)}`,
  },
  'iam.change-unexplained': {
    name: 'Reason of a change taken away',
    sentence: (e) => `took away the reason for ${subject(e)}`,
  },
  'iam.changes-explained': {
    name: 'Changes to identity explained',
    sentence: (e) => `gave ${count(e.after?.changes, 'change')} to identity the reason: ${text(e.after?.explanation)}`,
  },
  'iam.calls-asked': {
    name: 'Calls to identity looked up',
    sentence: (e) => `had the calls around ${subject(e)} read in ${counted(e.after?.accounts, 'account')}`,
  },
  'iam.rule-muted': {
    name: 'Alert rule made silent',
    sentence: (e) => `made the rule ${subject(e)} silent ${where(e.after?.account)}`,
  },
  'iam.rule-unmuted': {
    name: 'Alert rule let speak',
    sentence: (e) => `let the rule ${subject(e)} speak again ${where(e.before?.account)}`,
  },
}

function where(account: unknown): string {
  return typeof account === 'string' ? `in account ${account}` : 'in every account'
}

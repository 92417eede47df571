/** What responders say of accounts in an incident. Each action asks for `incidents:respond`. */
'use server'
import { action } from '@/lib/access/action'
import { reportForm, withdrawForm } from './schemas'
import { reportAccount, withdrawReport } from './write-reports'

/** Fields: incident, account (12 digits), verdict (`touched`, `clear`), note. */
export const reportAccountAction = action('incidents:respond', reportForm, ({ incident, ...report }, by) =>
  reportAccount(by, incident, report),
)

/** Fields: incident, account. */
export const withdrawReportAction = action('incidents:respond', withdrawForm, ({ incident, account }, by) =>
  withdrawReport(by, incident, account),
)

/** Takes over a CSV file of accounts. */
'use client'

import { importAccountsAction } from '@/lib/accounts/actions'
import { CsvImport } from './csv-import'
import { accountImportSentences } from './import-words'

export function ImportAccounts() {
  return (
    <CsvImport
      action={importAccountsAction}
      hint="The first line names the columns: account_id, and of name, team and environment those that it is about. Several teams are parted by |; one within a name is written \|. A blank cell changes nothing."
      placeholder={'account_id,team,environment\n111122223333,Payments,production'}
      sentencesOf={accountImportSentences}
    />
  )
}

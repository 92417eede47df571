/** Takes over a CSV file of accounts. */
'use client'

import { importAccountsAction } from '@/lib/accounts/actions'
import { CsvImport } from './csv-import'
import { accountImportSentences } from './import-words'

export function ImportAccounts() {
  return (
    <CsvImport
      action={importAccountsAction}
      hint="The first line names the columns: account_id, and of name, team, environment and criticality those that it is about. Several teams are parted by |; one within a name is written \|. Criticality is critical, high, normal or low. A blank cell changes nothing."
      placeholder={'account_id,team,environment,criticality\n111122223333,Payments,production,high'}
      sentencesOf={accountImportSentences}
    />
  )
}

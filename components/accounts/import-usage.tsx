/** Takes over a CSV file of which account uses which service. */
'use client'

import { importUsageAction } from '@/lib/service-usage/actions'
import { CsvImport } from './csv-import'
import { usageImportSentences } from './import-words'

export function ImportUsage() {
  return (
    <CsvImport
      action={importUsageAction}
      hint="The first line names the columns: account_id, service, region. Services may be written as AWS Config, Resource Explorer or a bill writes them (EC2 - Other, AmazonS3). An account in the file loses what earlier files said of it."
      placeholder={'account_id,service,region\n111122223333,dynamodb,eu-west-1'}
      sentencesOf={usageImportSentences}
    />
  )
}

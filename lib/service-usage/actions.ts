/** What administrators do with service usage: each action asks for `accounts:manage`. */
'use server'
import { action } from '@/lib/access/action'
import { csvForm } from '@/lib/wire/csv-form'
import { importUsage, previewUsage } from './write-import'

/** Says what a CSV file holds (`intent` preview), or takes it over, whole or not at all. */
export const importUsageAction = action('accounts:manage', csvForm, async ({ intent, csv }, { actor }) =>
  intent === 'apply' ? importUsage(actor, csv) : previewUsage(csv),
)

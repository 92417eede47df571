/** What administrators do with the directory: each action asks for `accounts:manage`. */
'use server'
import { action } from '@/lib/access/action'
import { csvForm } from '@/lib/wire/csv-form'
import type { RulesOutcome } from './contract'
import { ruleSheet } from './rule-sheet'
import { assignmentForm, refreshForm } from './schemas'
import { assignAccount, refreshDirectory } from './write'
import { importAccounts, previewImport } from './write-import'
import { previewRules, saveRules } from './write-rules'

/**
 * Rearranges the sheet of rules, says what they would change, or makes them the rules and applies them: only as they were
 * previewed.
 */
export const saveRulesAction = action(
  'accounts:manage',
  ruleSheet,
  async ({ intent, drafts, rules }, { actor }): Promise<RulesOutcome> => {
    if (intent === 'rearrange') return { saved: false, drafts, preview: null }
    const saved = intent === 'apply'
    return { saved, drafts, preview: await (saved ? saveRules(actor, rules) : previewRules(rules)) }
  },
)

/** Says what a CSV file would change (`intent` preview), or takes it over, whole or not at all. */
export const importAccountsAction = action('accounts:manage', csvForm, ({ intent, csv }, { actor }) =>
  intent === 'apply' ? importAccounts(actor, csv) : previewImport(csv),
)

export const assignAccountAction = action('accounts:manage', assignmentForm, ({ id, ...assignment }, { actor }) =>
  assignAccount(actor, id, assignment),
)

export const refreshDirectoryAction = action('accounts:manage', refreshForm, ({ connection }) =>
  refreshDirectory(connection),
)

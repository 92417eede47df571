/** What a file would change, in sentences. */
import { expect, test } from 'vitest'
import type { AccountImport } from '@/lib/accounts/contract'
import { accountImportSentences, usageImportSentences } from './import-words'

function buildImport(overrides: Partial<AccountImport>): AccountImport {
  const nothing = {
    newAccounts: [],
    newAccountCount: 0,
    newTeams: [],
    teamChanges: 0,
    environmentChanges: 0,
    criticalityChanges: 0,
  }
  return {
    applied: false,
    lines: 2,
    problems: [],
    problemCount: 0,
    ...nothing,
    nameChanges: 0,
    keptNames: 0,
    csv: '',
    ...overrides,
  }
}

test('a file that changes nothing says so, and one that names nobody too', () => {
  expect(accountImportSentences(buildImport({}))).toEqual([
    'Everything is as the file says: 2 accounts, nothing to change.',
  ])
  expect(accountImportSentences(buildImport({ lines: 0 }))).toEqual(['The file names no account.'])
})

test('a preview speaks of what would be, an import of what was', () => {
  const changes = {
    newAccounts: ['111122223333'],
    newAccountCount: 1,
    newTeams: ['Payments'],
    teamChanges: 2,
    keptNames: 1,
  }
  expect(accountImportSentences(buildImport(changes))).toEqual([
    'The file is about 2 accounts.',
    '1 account would be added: 111122223333.',
    '1 team would be made: Payments.',
    '2 accounts would get other teams, by hand.',
    '1 name in the file differs from AWS’s, which stays.',
  ])
  expect(
    accountImportSentences(
      buildImport({ ...changes, applied: true, environmentChanges: 1, criticalityChanges: 3 }),
    ).slice(0, 6),
  ).toEqual([
    'The file about 2 accounts was taken over.',
    '1 account was added: 111122223333.',
    '1 team was made: Payments.',
    '2 accounts got other teams, by hand.',
    '1 account got another environment, by hand.',
    '3 accounts got another criticality, by hand.',
  ])
})

test('service usage is counted', () => {
  const about = {
    applied: false,
    lines: 4,
    problems: [],
    problemCount: 0,
    csv: '',
    accounts: 2,
    services: 1,
    regions: 3,
    unmapped: [],
    unmappedCount: 0,
  }
  expect(usageImportSentences(about)).toEqual(['The file is about 2 accounts, 1 service and 3 Regions.'])
  expect(usageImportSentences({ ...about, applied: true, unmapped: ['refund', 'tax'], unmappedCount: 2 })).toEqual([
    'The file about 2 accounts, 1 service and 3 Regions was taken over.',
    '2 names are of no service that AWS lists: refund, tax. They are kept, and no outage can match them.',
  ])
})

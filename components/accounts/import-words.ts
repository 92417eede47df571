/** What a CSV file would change, or has changed, in sentences: the outcome first, then what it consists of. */
import type { AccountImport } from '@/lib/accounts/contract'
import type { UsageImport } from '@/lib/service-usage/contract'
import { countWords } from './account-words'

const IDS_NAMED = 5
const NOTHING = 'The file names no account.'

/** Of a file of accounts. */
export function accountImportSentences(outcome: AccountImport): string[] {
  const { applied, lines, newAccountCount, newTeams, teamChanges, nameChanges, keptNames } = outcome
  const { environmentChanges, criticalityChanges } = outcome
  if (lines === 0) return [NOTHING]
  const inFile = countWords(lines, 'account')
  if (newAccountCount + teamChanges + environmentChanges + criticalityChanges + nameChanges === 0)
    return [`Everything is as the file says: ${inFile}, nothing to change.`]
  const got = applied ? 'got' : 'would get'
  const gets = (count: number, what: string) => (count === 0 ? [] : [`${countWords(count, 'account')} ${got} ${what}.`])
  return [
    applied ? `The file about ${inFile} was taken over.` : `The file is about ${inFile}.`,
    ...newAccounts(outcome),
    ...(newTeams.length === 0 ? [] : [`${made(newTeams.length, applied)}: ${newTeams.join(', ')}.`]),
    ...gets(teamChanges, 'other teams, by hand'),
    ...gets(environmentChanges, 'another environment, by hand'),
    ...gets(criticalityChanges, 'another criticality, by hand'),
    ...gets(nameChanges, 'another name'),
    ...kept(keptNames),
  ]
}

/** Of a file of service usage. */
export function usageImportSentences(outcome: UsageImport): string[] {
  const { applied, lines, accounts, services, regions } = outcome
  if (lines === 0) return [NOTHING]
  const about = `${countWords(accounts, 'account')}, ${countWords(services, 'service')} and ${countWords(regions, 'Region')}`
  return [applied ? `The file about ${about} was taken over.` : `The file is about ${about}.`, ...unmapped(outcome)]
}

/** They are kept, yet nothing that AWS tells can be about them. */
function unmapped({ unmapped: names, unmappedCount: count }: UsageImport): string[] {
  if (count === 0) return []
  const named = count > names.length ? `${names.join(', ')} …` : names.join(', ')
  const are = count === 1 ? 'name is' : 'names are'
  const kept = count === 1 ? 'It is kept, and no outage can match it' : 'They are kept, and no outage can match them'
  return [`${count.toLocaleString('en-US')} ${are} of no service that AWS lists: ${named}. ${kept}.`]
}

function newAccounts({ applied, newAccounts: ids, newAccountCount: count }: AccountImport): string[] {
  if (count === 0) return []
  const named = ids.slice(0, IDS_NAMED).join(', ')
  const were = applied ? (count === 1 ? 'was' : 'were') : 'would be'
  return [`${countWords(count, 'account')} ${were} added: ${count > IDS_NAMED ? `${named} …` : named}.`]
}

function made(count: number, applied: boolean): string {
  return `${countWords(count, 'team')} ${applied ? (count === 1 ? 'was' : 'were') : 'would be'} made`
}

function kept(names: number): string[] {
  if (names === 0) return []
  const differ = names === 1 ? 'differs from AWS’s, which stays' : 'differ from AWS’s, which stay'
  return [`${countWords(names, 'name')} in the file ${differ}.`]
}

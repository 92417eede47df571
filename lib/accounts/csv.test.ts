/** What is exported can be imported: every name comes back as it was. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAME_LENGTH } from '@/lib/domain/account-rules'
import { CRITICALITIES } from '@/lib/domain/blast-radius/facts'
import { plainName } from '@/lib/domain/plain-name'
import type { AccountView } from './contract'
import { ACCOUNT_CSV_HEAD, accountLine } from './csv'
import { readImportLines } from './import-lines'
import { splitTeams } from './team-cell'

const ACCOUNT: AccountView = {
  ...{ id: '200000000001', name: 'shop', email: null, status: 'ACTIVE', connectionId: 'c1', orgUnit: null },
  ...{ teams: [], environment: null, environmentOrigin: null, criticality: null, criticalityOrigin: null, tags: {} },
  ...{ joinedAt: null, lastSeenAt: '2026-05-07T00:00:00.000Z', leftAt: null },
}

/** Any name that people can give, most of them odd. */
const name = fc
  .oneof(fc.string({ unit: fc.constantFrom(...'|\\\'"=+-@, ;aé') }), fc.string({ unit: 'grapheme' }))
  .filter((text) => plainName(NAME_LENGTH).safeParse(text).data === text)

const said = fc.record({ environment: fc.option(name), criticality: fc.option(fc.constantFrom(...CRITICALITIES)) })

describe('a line of CSV', () => {
  test('comes back as it was, whatever the names hold', () => {
    fc.assert(
      fc.property(name, fc.uniqueArray(name, { maxLength: 4 }), said, (shop, names, { environment, criticality }) => {
        const teams = names.map((team, index) => ({ id: `${index}`, name: team, origin: 'manual' as const }))
        const csv = ACCOUNT_CSV_HEAD + accountLine({ ...ACCOUNT, name: shop, teams, environment, criticality })
        const owners = names.length > 0 ? names : null
        expect(readImportLines(csv)).toEqual({
          lines: [{ line: 2, id: ACCOUNT.id, name: shop, teams: owners, environment, criticality }],
          problems: [],
        })
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    ['Payments | Ops', ['Payments', 'Ops']],
    ['Payments||Payments|', ['Payments']],
    ['R\\|D', ['R|D']],
    ['C:\\ops|\\\\share', ['C:\\ops', '\\share']],
    [' | ', []],
  ])('parts the teams of %j', (cell, teams) => {
    expect(splitTeams(cell)).toEqual(teams)
  })
})

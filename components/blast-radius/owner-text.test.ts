import { describe, expect, it } from 'vitest'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import { buildAccount, buildBlastFacts, buildReport } from '@/lib/domain/blast-radius/testing/build-blast'
import { ownerText } from './owner-text'

const head = { title: 'Roles fail', address: 'https://faultline.example/incidents/7/blast-radius', moment: null }
const report = buildReport('touched')

describe('the text for the teams', () => {
  it('names each team with its accounts and how sure that is, and what nobody owns last', () => {
    const facts = buildBlastFacts({
      teams: [{ id: 't1', name: 'Payments' }],
      accounts: [buildAccount(1, { name: 'shop', teams: [0], report }), buildAccount(2, { name: null, report })],
    })
    const [shop, other] = facts.accounts
    expect(ownerText(facts, touchesAt(facts, null), head)).toBe(
      [
        'Roles fail',
        head.address,
        '',
        'Payments: 1 account',
        `  - shop ${shop?.id}, reported`,
        'Nobody owns: 1 account',
        `  - ${other?.id}, reported`,
      ].join('\n'),
    )
  })

  it('counts what it does not name', () => {
    const accounts = Array.from({ length: 25 }, (_, index) => buildAccount(index + 1, { report }))
    const facts = buildBlastFacts({ accounts })
    const text = ownerText(facts, touchesAt(facts, null), { ...head, moment: '7 May 2018, 14:40 UTC' })
    expect(text).toContain('Roles fail, as of 7 May 2018, 14:40 UTC')
    expect(text).toContain('  - and 5 more')
  })
})

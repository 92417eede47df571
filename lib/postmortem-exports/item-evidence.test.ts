/** How exported files tell what the machine found. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { VERDICTS } from '@/lib/domain/evidence/verdict'
import type { ItemEvidence, VerdictCounts } from '@/lib/evidence/contract'
import { buildActionView, buildItemView, buildPostmortemView } from '@/lib/testing/build-postmortem'
import { actionsCsv, checklistCsv } from './csv'
import { exportDocument } from './document'
import { htmlFile } from './html'
import { jsonFile } from './json'
import { markdownFile } from './markdown'

const FACTS = { now: Date.parse('2018-05-16T12:00:00Z'), address: 'https://x.example', reader: 'Mira', revision: null }
const HOSTILE = '<b>root</b> *of* acme'

function counts(some: Partial<VerdictCounts>): VerdictCounts {
  return { ...(Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as VerdictCounts), ...some }
}

function evidence(overrides: Partial<ItemEvidence> = {}): ItemEvidence {
  return {
    ...{ check: 'C1', title: 'Root has MFA', kind: 'auto', mend: 'Give root MFA.' },
    ...{ atIncident: counts({ pass: 210, fail: 2 }), incidentAt: '2018-05-07T14:19:00.000Z' },
    ...{ incidentAsOf: '2018-05-06T03:00:00.000Z', now: counts({ fail: 4, pass: 1208, 'not-checked': 3 }) },
    ...{ nowAsOf: '2018-05-16T03:00:00.000Z', unchecked: [{ why: 'The role is missing', accounts: 3 }] },
    ...{ unreadDuring: { accounts: 12, lastBefore: '2018-05-06T03:00:00.000Z' }, incident: null },
    ...overrides,
  }
}

function view(found: ItemEvidence[] | undefined) {
  const item = buildItemView({ code: 'C1', kind: 'auto', outcome: 'done' })
  const sections = [{ id: 'C', name: 'Root', items: [item] }]
  return buildPostmortemView({ sections, ...(found === undefined ? {} : { evidence: found }) })
}

function told(found: ItemEvidence[] | undefined): string {
  return markdownFile(exportDocument(view(found), FACTS)).replaceAll('\\', '')
}

describe('evidence of accounts', () => {
  it('stands with both moments, as of when, why not all is known, and how to mend it', () => {
    const document = told([evidence()])
    expect(document).toContain('Evidence: fail 4, not checked 3, pass 1,208, as of 16 May 2018, 03:00 UTC or later')
    expect(document).toContain('At the incident’s time, 7 May 2018, 14:19 UTC: fail 2, pass 210')
    expect(document).toContain('12 accounts could not be read; last read before it 6 May 2018, 03:00 UTC')
    expect(document).toContain('Not checked in 3 accounts: The role is missing')
    expect(document).toContain('To mend it: Give root MFA.')
    // A person's word stands apart.
    expect(document).toMatch(/\[x\].*: Done/)
  })

  it('says that nothing was read, and never passes what the machine does not look at', () => {
    const unread = evidence({ atIncident: null, incidentAsOf: null, now: null, nowAsOf: null, unreadDuring: null })
    expect(told([unread])).toContain('Evidence: Not checked: no account has been read yet')
    expect(told([unread])).toContain('nothing had been read of any account by then')
    for (const none of [undefined, []]) expect(told(none)).toContain('Evidence: Not checked')
  })
})

describe('evidence of the incident', () => {
  const incident = { verdict: 'fail', explanation: 'Two lack something.', rows: [], total: 14 } as const
  const rows = Array.from({ length: 12 }, () => ({ subject: HOSTILE, detail: 'has no owner', isBad: true }))
  const found = evidence({ now: null, nowAsOf: '2018-05-16T03:00:00.000Z', incident: { ...incident, rows } })

  it('stands with its first rows, whose text is never markup', () => {
    expect(told([found])).toContain('Evidence: Fail, by Faultline’s record of 16 May 2018, 03:00 UTC')
    expect(told([found])).toContain('and 4 more rows')
    expect(htmlFile(exportDocument(view([found]), FACTS))).not.toContain('<b>root</b>')
  })
})

describe('files for programs', () => {
  const first = (csv: string) => (parse(csv, { columns: true }) as Record<string, string>[])[0]

  it('have the verdict that presses most, and the figures', () => {
    expect(first(checklistCsv(view([evidence()])))).toMatchObject({
      ...{ outcome: 'done', evidence: 'fail', evidence_fail: '4', evidence_pass: '1208', evidence_not_checked: '3' },
      ...{ evidence_as_of: '2018-05-16T03:00:00.000Z', evidence_fail_at_incident: '2', evidence_says: '' },
    })
    expect(JSON.parse(jsonFile(view([evidence()]), FACTS)).data.evidence).toEqual([evidence()])
    expect(JSON.parse(jsonFile(view(undefined), FACTS)).data).not.toHaveProperty('evidence')
  })

  it('have the rule of an action, and what was judged', () => {
    const ruled = { verifyCheck: 'C1', verifyAccounts: ['111122223333', '444455556666'] }
    const action = buildActionView({ ...ruled, verifiedAt: '2018-05-16T03:00:00.000Z', verifiedSays: '1 of 2 pass.' })
    const document = buildPostmortemView({ actions: [action] })
    expect(first(actionsCsv(document))).toMatchObject({
      ...{ verify_check: 'C1', verify_accounts: '111122223333 444455556666', verified_says: '1 of 2 pass.' },
    })
    const markdown = markdownFile(exportDocument(document, FACTS)).replaceAll('\\', '')
    expect(markdown).toContain(
      'Done by itself when C1 passes in 2 accounts; judged 16 May 2018, 03:00 UTC: 1 of 2 pass.',
    )
  })
})

/** The CSV files, read back as a spreadsheet reads them. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { buildActionView, buildItemView, buildPostmortemView } from '@/lib/testing/build-postmortem'
import { actionsCsv, checklistCsv } from './csv'

const HOSTILE = '=HYPERLINK("https://evil.example","x"),\r\n"quoted"; 中文'

function rows(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true })
}

describe('the checklist', () => {
  it('has a line for each item, with every text as it was typed', () => {
    const owner = { id: null, name: 'Sam', left: true }
    const item = buildItemView({ kind: 'auto', outcome: 'not-doing', reason: HOSTILE, comment: 'two\nlines', owner })
    const view = buildPostmortemView({
      sections: [{ id: 'A', name: 'Assess', items: [item, buildItemView({ code: null })] }],
    })
    const [first, second] = rows(checklistCsv(view))
    expect(first).toMatchObject({
      ...{ code: 'A1', outcome: 'not-doing', comment: 'two\nlines', owner: 'Sam', owner_left: 'true' },
      ...{ evidence: 'not-checked', due_on: '2018-05-15', required: 'true', incident_id: '1', as_of: view.asOf },
    })
    expect(first?.reason).toBe(`'${HOSTILE}`)
    expect(second).toMatchObject({ code: '', evidence: '', owner: '' })
  })
})

describe('the actions', () => {
  it('has a line for each, with its issue', () => {
    const issue = {
      ...{ tracker: { id: 'k', name: 'GitHub', kind: 'github' as const }, state: 'linked' as const, key: '#12' },
      ...{ url: 'https://github.example/a/b/issues/12', status: 'open', isClosed: false, error: null, syncedAt: null },
    }
    const view = buildPostmortemView({
      actions: [buildActionView({ title: '+1', issue }), buildActionView({ id: '42' })],
    })
    const [first, second] = rows(actionsCsv(view))
    expect(first).toMatchObject({ title: "'+1", issue: '#12', issue_url: issue.url, from_field: 'causes' })
    expect(second).toMatchObject({ issue: '', state: 'open', action_id: '42' })
  })
})

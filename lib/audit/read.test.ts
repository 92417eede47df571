/** Reads the audit by every filter, page by page, and as CSV. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { withDatabase, withoutGuards } from '@/lib/testing/database'
import { type Actor, COMMAND_LINE, SYSTEM } from './contract'
import { type AuditFilter, NO_AUDIT_FILTER } from './filter'
import { readAuditPage } from './read'
import { readAuditChoices } from './read-choices'
import { streamAuditCsv } from './read-csv'
import { type AuditedChange, recordChange } from './write'

withDatabase()

const OLGA: Actor = {
  kind: 'person',
  id: 'o1',
  name: 'Olga',
  origin: { address: '192.0.2.7', userAgent: 'a "browser", new' },
}
const ROBOT: Actor = { kind: 'token', id: 't1', name: 'ci', origin: { address: '2001:db8::1', userAgent: null } }

function person(action: string, name: string, more: Partial<AuditedChange> = {}): AuditedChange {
  return { action, subject: { kind: 'person', id: name.toLowerCase(), name }, ...more }
}

/** Some entries, oldest first, a day apart from 1 May 2026, 12:00 UTC. */
async function record(...entries: [Actor, AuditedChange][]): Promise<void> {
  for (const [index, [actor, change]] of entries.entries()) {
    await recordChange(pool(), actor, change)
    await withoutGuards(
      `UPDATE audit_entry SET at = '2026-05-01T12:00Z'::timestamptz + interval '${index} days' WHERE id = ${index + 1}`,
    )
  }
}

async function sentences(filter: Partial<AuditFilter>): Promise<string[]> {
  const { entries } = await readAuditPage({ ...NO_AUDIT_FILTER, ...filter }, null)
  return entries.map(({ actor, sentence }) => `${actor.name} ${sentence}`)
}

async function csvOf(filter: Partial<AuditFilter> = {}): Promise<string> {
  return new Response(streamAuditCsv({ ...NO_AUDIT_FILTER, ...filter })).text()
}

describe('filters', () => {
  const entries: [Actor, AuditedChange][] = [
    [SYSTEM, { action: 'access-link.made', subject: { kind: 'access-link' } }],
    [OLGA, person('person.invited', 'Mira', { after: { email: 'mira@example.org', role: 'viewer' } })],
    [OLGA, person('person.role-changed', 'Mira', { before: { role: 'viewer' }, after: { role: 'admin' } })],
    [ROBOT, person('person.disabled', 'Noor')],
    [COMMAND_LINE, person('person.enabled', 'Noor')],
    [OLGA, { action: 'personnel.moved', subject: { kind: 'personnel', id: '1', name: 'Ærøskøbing 東京支店' } }],
  ]
  const [LINK, INVITED, ROLE, DISABLED, ENABLED, MOVED] = [
    'Faultline made a link for the first owner',
    'Olga invited Mira <mira@example.org> as a viewer',
    'Olga changed the role of Mira from viewer to admin',
    'ci disabled Noor',
    'npm run admin enabled Noor again',
    'Olga personnel.moved: Ærøskøbing 東京支店',
  ]

  test.each<[Partial<AuditFilter>, string[]]>([
    [{}, [MOVED, ENABLED, DISABLED, ROLE, INVITED, LINK]],
    [{ who: 'person:o1' }, [MOVED, ROLE, INVITED]],
    [{ who: 'token:t1' }, [DISABLED]],
    [{ who: 'token:o1' }, []],
    [{ who: 'system' }, [LINK]],
    [{ who: 'command' }, [ENABLED]],
    [{ action: 'person.role-changed' }, [ROLE]],
    [{ action: 'person' }, [ENABLED, DISABLED, ROLE, INVITED]],
    [{ action: 'nothing' }, []],
    [{ action: 'person', who: 'person:o1' }, [ROLE, INVITED]],
    [{ subject: 'person:noor' }, [ENABLED, DISABLED]],
    [{ from: '2026-05-03' }, [MOVED, ENABLED, DISABLED, ROLE]],
    [{ to: '2026-05-03' }, [ROLE, INVITED, LINK]],
    [{ from: '2026-05-03', to: '2026-05-03' }, [ROLE]],
    [{ q: 'mir' }, [ROLE, INVITED]],
    [{ q: 'OLGA Mira' }, [ROLE, INVITED]],
    [{ q: 'example.org' }, [INVITED]],
    [{ q: 'ærøsk' }, [MOVED]],
    [{ q: '東京' }, [MOVED]],
    [{ q: 'mira', action: 'person.invited', to: '2026-05-02' }, [INVITED]],
    [{ q: 'mira', who: 'command' }, []],
    [{ q: '...' }, []],
    [{ q: "' | !mira:*" }, [ROLE, INVITED]],
  ])('%j', async (filter, expected) => {
    await record(...entries)
    expect(await sentences(filter)).toEqual(expected)
  })

  test('offer who and what stands in the audit', async () => {
    await record(...entries)
    expect(await readAuditChoices()).toEqual({
      actors: [
        { who: 'token:t1', name: 'ci' },
        { who: 'person:o1', name: 'Olga' },
      ],
      words: [
        {
          word: 'access-link',
          name: 'One-time links',
          actions: [{ action: 'access-link.made', name: expect.any(String) }],
        },
        {
          word: 'person',
          name: 'People',
          actions: [
            { action: 'person.disabled', name: 'Person disabled' },
            { action: 'person.enabled', name: 'Person enabled' },
            { action: 'person.invited', name: 'Person invited' },
            { action: 'person.role-changed', name: 'Role changed' },
          ],
        },
        { word: 'personnel', name: 'personnel', actions: [{ action: 'personnel.moved', name: 'personnel.moved' }] },
      ],
    })
  })

  test('offer nothing while the audit is empty', async () => {
    expect(await readAuditChoices()).toEqual({ actors: [], words: [] })
    expect(await sentences({ q: 'x' })).toEqual([])
  })
})

describe('pages', () => {
  /** Entries in pairs of the same moment. */
  async function recordMany(count: number): Promise<void> {
    await pool().query(
      `INSERT INTO audit_entry (at, actor_kind, actor_name, action, subject_kind, subject_name, words)
       SELECT '2026-05-01T00:00Z'::timestamptz + interval '1 second' * (i / 2), 'system', 'Faultline',
              (ARRAY['person.disabled', 'person.enabled', 'team.renamed'])[i % 3 + 1], 'person', 'N' || i, array_to_tsvector(ARRAY['n'])
       FROM generate_series(1, ${count}) i`,
    )
  }

  test.each([{}, { action: 'person' }, { q: 'n' }, { who: 'system' }])(
    'hold every entry once, newest first, filtered by %j',
    async (given) => {
      await recordMany(500)
      const filter = { ...NO_AUDIT_FILTER, ...given }
      const ids: string[] = []
      const sizes: number[] = []
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const page = await readAuditPage(filter, cursor)
        ids.push(...page.entries.map(({ id }) => id))
        sizes.push(page.entries.length)
        cursor = page.nextCursor
      }
      const expected = 'action' in given ? 333 : 500
      expect(new Set(ids).size).toBe(expected)
      expect(ids).toEqual([...ids].sort((one, other) => Number(other) - Number(one)))
      expect(sizes).toEqual(expected === 500 ? [100, 100, 100, 100, 100] : [100, 100, 100, 33])
    },
  )

  test.each([
    'x',
    '',
    'LTE',
    Buffer.from('1.2.3').toString('base64url'),
    Buffer.from('999999999999999.1').toString('base64url'),
  ])('refuse the cursor %j', async (cursor) => {
    await expect(readAuditPage(NO_AUDIT_FILTER, cursor)).rejects.toMatchObject({ code: 'INVALID' })
  })

  test('are all in the CSV, which is read in batches', async () => {
    await recordMany(2_500)
    const lines = (await csvOf()).split('\r\n')
    expect(lines).toHaveLength(2_500 + 2)
    expect(lines[0]).toMatch(/^id,at,actor_kind,/)
    expect(lines[1]).toMatch(/^2500,2026-05-01T00:20:50\.000Z,system,/)
    expect(lines[2_500]).toMatch(/^1,/)
  })
})

describe('the CSV', () => {
  test('quotes what needs it and disarms formulas', async () => {
    for (const name of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a "b", c', 'two\nlines', '<b>x</b>']) {
      await recordChange(pool(), OLGA, person('x.y', name))
    }
    const csv = await csvOf()
    expect(csv).toContain(",'=1+1,")
    expect(csv).toContain(",'+1,")
    expect(csv).toContain(",'-1,")
    expect(csv).toContain(",'@SUM(A1),")
    expect(csv).toContain(",'\tx,")
    expect(csv).toContain(',"\'\rx",')
    expect(csv).toContain(',"a ""b"", c",')
    expect(csv).toContain(',"two\nlines",')
    expect(csv).toContain(',<b>x</b>,')
    expect(csv).toContain(',"a ""browser"", new",')
  })

  test('holds what the filter lets through, and nothing else', async () => {
    await record([OLGA, person('person.disabled', 'Mira')], [ROBOT, person('person.disabled', 'Noor')])
    const csv = await csvOf({ who: 'token:t1' })
    expect(csv).toContain('disabled Noor')
    expect(csv).not.toContain('Mira')
  })
})

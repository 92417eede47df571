/** What people and the machine write into a post-mortem’s document, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { Doer } from '@/lib/incidents/doer'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { getFieldView, listTexts } from './read-fields'
import { openFor } from './test-opened'
import { refreshField, restoreField, saveField } from './write-fields'

withDatabase()

let mira: Doer
let noor: Doer
let incidentId = ''
let postmortemId = ''

beforeEach(async () => {
  mira = await buildDoer('Mira')
  noor = await buildDoer('Noor')
  ;({ incidentId, postmortemId } = await openFor(mira))
})

const target = (key: string) => ({ incidentId, of: null, key })
const save = (key: string, version: number, body: string, doer = mira) =>
  inTransaction((client) => saveField(client, doer, target(key), { version, body }))
const refresh = (key: string, version: number, body: string) =>
  inTransaction((client) =>
    refreshField(client, mira, target(key), { version, body, asOf: '2026-05-09T00:00:00.000Z' }),
  )
const restore = (key: string, version: number, text: number) =>
  inTransaction((client) => restoreField(client, mira, target(key), { version, text }))
const field = (key: FieldKey) => getFieldView(postmortemId, key)
const texts = async (key: FieldKey) => (await listTexts(postmortemId, key)).map(({ body }) => body)

async function postmortem(): Promise<{ version: number; state: string; changes: string[] }> {
  const { rows } = await pool().query<{ version: number; state: string; changes: string[] }>(
    `SELECT version, state, ARRAY(SELECT what || ' ' || coalesce(subject, '') FROM postmortem_change ORDER BY id) AS changes
     FROM postmortem WHERE id = $1`,
    [postmortemId],
  )
  return rows[0] ?? { version: -1, state: '', changes: [] }
}

/** As if this much time had passed. */
async function pass(minutes: number): Promise<void> {
  await pool().query("UPDATE postmortem_text SET begun_at = begun_at - $1 * interval '1 minute'", [minutes])
}

describe('what somebody types', () => {
  it('becomes a person’s words; the machine’s stay in the history', async () => {
    await save('summary', 0, 'IAM failed for **us**.')
    expect(await field('summary')).toMatchObject({
      ...{ body: 'IAM failed for **us**.', origin: 'person', version: 1, changedBy: 'Mira', factsAt: null },
      html: '<p>IAM failed for <strong>us</strong>.</p>',
    })
    expect(await listTexts(postmortemId, 'summary')).toMatchObject([
      { version: 1, origin: 'person', by: { kind: 'person', name: 'Mira' } },
      { version: 0, origin: 'facts', body: 'IAM failed.', by: { kind: 'rule', name: 'Faultline' } },
    ])
    expect(await postmortem()).toEqual({ version: 1, state: 'draft', changes: ['opened ', 'field-written summary'] })
  })

  it('is one text and one change as long as one person goes on for up to five minutes', async () => {
    await save('lessons', 0, 'Roles')
    await save('lessons', 1, 'Roles must stand')
    await save('lessons', 2, 'Roles must stand before')
    expect(await texts('lessons')).toEqual(['Roles must stand before'])
    await pass(6)
    await save('lessons', 3, 'Roles must stand before that.')
    expect(await texts('lessons')).toEqual(['Roles must stand before that.', 'Roles must stand before'])
    await save('lessons', 4, 'Roles must stand before that day.', noor)
    await save('lessons', 5, 'Roles must stand before that very day.')
    expect(await texts('lessons')).toHaveLength(4)
    expect((await postmortem()).version).toBe(6)
    expect((await auditTrail()).filter(({ action }) => action === 'postmortem.field-written')).toHaveLength(4)
  })

  it('stays known where the same person deletes most of it', async () => {
    await save('lessons', 0, 'A long lesson, written with care.')
    await save('lessons', 1, '')
    await save('lessons', 2, 'x')
    expect(await texts('lessons')).toEqual(['x', 'A long lesson, written with care.'])
    expect(await field('lessons')).toMatchObject({ origin: 'person', version: 3 })
  })

  it('is nothing new where it stands there already, whatever version was seen', async () => {
    await save('lessons', 0, 'Roles')
    await save('lessons', 0, 'Roles', noor)
    expect(await field('lessons')).toMatchObject({ version: 1, changedBy: 'Mira' })
    expect((await postmortem()).version).toBe(1)
  })

  it('is refused with both texts where somebody wrote something else meanwhile', async () => {
    await save('lessons', 0, 'Theirs', noor)
    await expect(save('lessons', 0, 'Mine')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Noor changed Lessons'),
      conflict: {
        current: { version: 1, values: { body: 'Theirs' }, changedBy: 'Noor', changedAt: expect.any(String) },
        yours: { body: 'Mine' },
        removed: false,
      },
    })
    await expect(save('lessons', 9, 'Mine')).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await field('lessons')).toMatchObject({ body: 'Theirs', version: 1 })
  })

  it('is stored for one of two who save at once; the other gets both texts', async () => {
    const outcomes = await Promise.allSettled([save('causes', 0, 'One'), save('causes', 0, 'Two', noor)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected')
    const { body } = await field('causes')
    expect(lost?.reason).toMatchObject({ conflict: { current: { values: { body } } } })
    expect(await texts('causes')).toEqual([body])
  })

  it('may be written in different parts at once', async () => {
    await Promise.all([save('causes', 0, 'One'), save('trigger', 0, 'Two', noor), save('luck', 0, 'Three')])
    expect((await postmortem()).version).toBe(3)
  })

  it('may be emptied', async () => {
    await save('summary', 0, '')
    expect(await field('summary')).toMatchObject({ body: '', origin: 'empty', html: '', version: 1 })
    expect(await texts('summary')).toEqual(['', 'IAM failed.'])
  })
})

describe('bad input', () => {
  it('is cleaned of what cannot be stored, and of nothing else', async () => {
    await save('lessons', 0, 'a\u0000b \ud800 c\r\nd \u202e 𝒳')
    expect((await field('lessons')).body).toBe('ab \ufffd c\nd \u202e 𝒳')
  })

  it('is never markup', async () => {
    await save('lessons', 0, '<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![i](https://example.org/i.png)')
    const { html } = await field('lessons')
    expect(html).not.toMatch(/<script|="javascript:|<img/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('holds 200,000 characters, and is found by them; more are refused with what to do', async () => {
    const longest = `${'zebra '.repeat(30_000)}`.padEnd(200_000, 'z')
    await save('lessons', 0, longest)
    expect(await field('lessons')).toMatchObject({ body: longest })
    await expect(save('lessons', 1, `${longest}!`)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('at most 200,000 characters, and this is 200,001. Shorten it'),
    })
    const { rows } = await pool().query(
      "SELECT key FROM postmortem_field WHERE words @@ to_tsquery('english', 'zebra')",
    )
    expect(rows).toEqual([{ key: 'lessons' }])
  })

  it('may be the worst there is for a search: 200,000 characters of different words', async () => {
    let worst = ''
    for (let place = 0; worst.length < 199_980; place++) {
      const character = String.fromCodePoint(0x4e00 + (place % 20_000))
      worst += `${character}${(place * 7919).toString(36)}-${character}.example.org/${place} `
    }
    await save('lessons', 0, worst)
    expect((await field('lessons')).body).toBe(worst)
  })

  it.each([
    ['data-loss', 'much'],
    ['damage-clock', 'facts'],
    ['cause-labels', 'x'.repeat(61)],
    ['cause-labels', Array.from({ length: 21 }, (_, index) => `label ${index}`).join('\n')],
  ])('is refused in %s', async (key, body) => {
    await expect(save(key, 0, body)).rejects.toMatchObject({ code: 'INVALID', fields: { body: expect.any(String) } })
  })

  it.each(['nothing', '__proto__', ''])('names no part %s', async (key) => {
    await expect(save(key, 0, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('choices and labels', () => {
  it('are stored as their values', async () => {
    await save('data-loss', 0, 'bounded')
    expect(await field('data-loss')).toMatchObject({ body: 'bounded', html: null, origin: 'person' })
    await save('data-loss', 1, '')
    expect(await field('data-loss')).toMatchObject({ body: '', origin: 'empty' })
    await save('cause-labels', 0, ' One  Region\nno alarm, one region\n\n')
    expect(await field('cause-labels')).toMatchObject({ body: 'one region\nno alarm', html: null })
  })
})

describe('the machine', () => {
  it('writes anew what a person wrote, which stays in the history', async () => {
    await save('summary', 0, 'Mine')
    await refresh('summary', 1, 'IAM failed for 61 minutes.')
    expect(await field('summary')).toMatchObject({
      ...{ body: 'IAM failed for 61 minutes.', origin: 'facts', version: 2, factsAt: '2026-05-09T00:00:00.000Z' },
    })
    await save('summary', 2, 'Mine again')
    expect(await texts('summary')).toEqual(['Mine again', 'IAM failed for 61 minutes.', 'Mine', 'IAM failed.'])
  })

  it('says as of when it knew, where nothing changed, without a new version', async () => {
    await refresh('summary', 0, 'IAM failed.')
    expect(await field('summary')).toMatchObject({ version: 0, factsAt: '2026-05-09T00:00:00.000Z' })
    expect((await postmortem()).version).toBe(0)
  })

  it('writes over nothing that it was not told of, and no part of people’s', async () => {
    await save('summary', 0, 'Mine')
    await expect(refresh('summary', 0, 'Facts')).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(refresh('lessons', 0, 'Facts')).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('an older text', () => {
  it('becomes the newest; the machine’s stays the machine’s', async () => {
    await save('summary', 0, 'Mine')
    await restore('summary', 1, 0)
    expect(await field('summary')).toMatchObject({ body: 'IAM failed.', origin: 'facts', version: 2 })
    await restore('summary', 2, 1)
    expect(await field('summary')).toMatchObject({ body: 'Mine', origin: 'person', version: 3, factsAt: null })
    expect(await texts('summary')).toEqual(['Mine', 'IAM failed.', 'Mine', 'IAM failed.'])
    expect((await postmortem()).changes.slice(-2)).toEqual(['field-restored summary', 'field-restored summary'])
  })

  it('must be one of the history, and of the version that was seen', async () => {
    await save('summary', 0, 'Mine')
    await expect(restore('summary', 1, 7)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(restore('summary', 0, 0)).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('who signed', () => {
  it('signed something else once a part changes', async () => {
    await pool().query(
      `INSERT INTO sign_off (postmortem_id, role, person_id, person_name, version) VALUES ($1, 'owner', $2, 'Noor', 0)`,
      [postmortemId, noor.personId],
    )
    await pool().query("UPDATE postmortem SET state = 'published', revision = 1")
    await save('lessons', 0, 'Late.')
    const { rows } = await pool().query('SELECT withdrawn_by, withdrawn_why FROM sign_off')
    expect(rows).toEqual([{ withdrawn_by: 'Mira', withdrawn_why: 'Mira changed Lessons.' }])
    expect(await postmortem()).toEqual({
      ...{ version: 1, state: 'draft' },
      changes: ['opened ', 'sign-off-withdrawn owner', 'taken-up-again ', 'field-written lessons'],
    })
  })
})

it('is written by nobody who does not see the incident', async () => {
  await expect(
    inTransaction((client) =>
      saveField(client, mira, { incidentId: '999', of: null, key: 'lessons' }, { version: 0, body: 'x' }),
    ),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(
    inTransaction((client) =>
      saveField(client, mira, { incidentId, of: '999', key: 'lessons' }, { version: 0, body: 'x' }),
    ),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

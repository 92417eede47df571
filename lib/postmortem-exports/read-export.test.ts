/** Post-mortems saved as files by those who may see them, on a real database. */
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { documentDigest } from '@/lib/domain/postmortem/canonical'
import type { Doer } from '@/lib/incidents/doer'
import { readPdf } from '@/lib/pdf/test-read-pdf'
import { getPostmortem } from '@/lib/postmortems/read'
import { openFor } from '@/lib/postmortems/test-opened'
import { publish } from '@/lib/postmortems/write-publish'
import { sign } from '@/lib/postmortems/write-sign-offs'
import { askForReview } from '@/lib/postmortems/write-state'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { EXPORTS, findExport } from './contract'
import { readExport, type WantedExport } from './read-export'

withDatabase()

const ORIGIN = 'https://faultline.example'

function readerOf({ actor, accounts, personId }: Doer): Principal {
  const session = { email: '', sessionId: 's', twoFactorEnabled: false, canReturn: true }
  return { kind: 'person', id: personId ?? '', name: actor.name, role: 'responder', accounts, ...session }
}

async function stage(): Promise<{ incidentId: string; postmortemId: string; mira: Doer; omar: Doer }> {
  const [mira, omar] = [await buildDoer('Mira'), await buildDoer('Omar')]
  const place = await openFor(mira, { texts: { summary: 'IAM failed for an hour.' } })
  await pool().query('UPDATE incident SET owner_id = $2 WHERE id = $1', [place.incidentId, mira.personId])
  await pool().query("UPDATE checklist_item SET outcome = 'done' WHERE postmortem_id = $1", [place.postmortemId])
  return { ...place, mira, omar }
}

async function published() {
  const place = await stage()
  const { incidentId, mira, omar } = place
  await inTransaction((client) => askForReview(client, mira, incidentId))
  const { version, signOffs } = await getPostmortem(incidentId, readerOf(mira))
  for (const { id: role, who } of signOffs)
    await inTransaction((client) =>
      sign(client, who === 'reviewer' ? omar : mira, { incidentId, of: null, role }, version),
    )
  await inTransaction((client) => publish(client, mira, { incidentId, of: null, version }))
  return place
}

const wanted = (id: string, overrides: Partial<WantedExport> = {}): WantedExport => ({
  ...{ id, document: 'postmortem.md', of: null, revision: null },
  ...overrides,
})

async function textOf(body: string | ArrayBuffer): Promise<string> {
  return typeof body === 'string' ? body : (await readPdf(body)).text
}

describe('a post-mortem', () => {
  it('is saved in each format, under a name of its own', async () => {
    const { incidentId, mira } = await stage()
    for (const document of EXPORTS) {
      const { name, type, body } = await readExport(wanted(incidentId, { document }), readerOf(mira), ORIGIN)
      const [word, ending] = document.split('.')
      expect(name).toMatch(
        new RegExp(`^faultline-postmortem-${incidentId}-.*\\d{4}-\\d\\d-\\d\\dT\\d{4}Z\\.${ending}$`),
      )
      expect(type).toMatch(/^(text|application)\//)
      const text = await textOf(body)
      if (word === 'postmortem') expect(text).toContain('IAM failed for an hour.')
      if (word === 'postmortem') expect(text).toContain(`${ORIGIN}/incidents/${incidentId}/postmortem`)
      if (word === 'checklist') expect(text.split('\r\n').length).toBeGreaterThan(20)
    }
  }, 60_000)

  it('is not to be had before somebody opened it, nor by whoever does not see the incident', async () => {
    const { incidentId } = await stage()
    const limited = readerOf(await buildDoer('Lina', { accounts: ['111122223333'] }))
    const refused = { code: 'NOT_FOUND' }
    await expect(readExport(wanted('999'), limited, ORIGIN)).rejects.toMatchObject(refused)
    await pool().query('DELETE FROM postmortem WHERE incident_id = $1', [incidentId])
    const all = readerOf(await buildDoer('Ada', { role: 'admin' }))
    await expect(readExport(wanted(incidentId), all, ORIGIN)).rejects.toThrow('Nobody opened a post-mortem')
  })
})

describe('a published revision', () => {
  it('says its number and digest; its JSON has that digest', async () => {
    const { incidentId, omar } = await published()
    const asked = (document: WantedExport['document']) =>
      readExport(wanted(incidentId, { document, revision: '1' }), readerOf(omar), ORIGIN)
    const json = await asked('postmortem.json')
    const { revision, data } = JSON.parse(String(json.body)) as {
      revision: { digest: string; number: number }
      data: object
    }
    expect(revision.number).toBe(1)
    expect(documentDigest(data)).toBe(revision.digest)
    expect(json.name).toContain('-revision-1-')
    const { body } = await asked('postmortem.md')
    expect(body).toContain(`SHA-256 of it: ${revision.digest}`)
    expect(body).toContain('**Published, revision 1**')
    expect(await textOf((await asked('postmortem.pdf')).body)).toContain('revision 1 · as of')
  })

  it.each(['2', '0', '-1', 'x', '1e9', ''])('that does not exist is not there: %j', async (revision) => {
    const { incidentId, omar } = await stage()
    await expect(readExport(wanted(incidentId, { revision }), readerOf(omar), ORIGIN)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('knows its formats by name', () => {
  expect(findExport('postmortem.pdf')).toBe('postmortem.pdf')
  for (const name of ['postmortem.exe', '__proto__', '', 'postmortem']) expect(findExport(name)).toBeNull()
})

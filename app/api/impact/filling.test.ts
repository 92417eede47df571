/** Files of summaries over HTTP, while what an earlier version stored is being worked out: whole or not at all. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { storeOrganization, storeOutages } from '@/lib/impact/test-history'
import { fillOutages } from '@/lib/outages/write-rebuild'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildBearer } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { GET as getCsv } from './csv/route'
import { GET as getJson } from './json/route'
import { GET as getPdf } from './pdf/route'
import { GET as getRows } from './rows/route'

withDatabase()

const FILES = { csv: getCsv, json: getJson, pdf: getPdf, rows: getRows }

async function ask(file: keyof typeof FILES) {
  const headers = { 'x-forwarded-for': '198.51.100.1', authorization: await buildBearer('viewer') }
  const request = new Request(`http://127.0.0.1:3000/api/impact/${file}?period=2026-02&zone=UTC`, { headers })
  return FILES[file](request, { params: Promise.resolve({}) })
}

it('is refused with words and a time to come back while outages are missing in it', async () => {
  await ensureSources()
  await storeOrganization()
  await storeOutages(6, 20)
  await pool().query('TRUNCATE outage')
  for (const file of ['csv', 'json', 'pdf', 'rows'] as const) {
    const refused = await ask(file)
    expect([file, refused.status, refused.headers.get('retry-after')]).toEqual([file, 503, '60'])
    expect((await refused.json()).detail).toMatch(/still working out.*outages are missing.*Ask again in a few minutes/)
  }
  await fillOutages('0')
  for (const file of ['csv', 'json', 'pdf', 'rows'] as const)
    expect([file, (await ask(file)).status]).toEqual([file, 200])
})

/** The rows behind a figure as a file: exactly those that the page shows. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { storeOrganization, storeOutages } from '@/lib/impact/test-history'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildBearer } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { GET as getRows } from './rows/route'

withDatabase()

const FEBRUARY = 'period=2026-02&zone=UTC'

async function ask(query: string) {
  const headers = { 'x-forwarded-for': '198.51.100.1', authorization: await buildBearer('viewer') }
  const request = new Request(`http://127.0.0.1:3000/api/impact/rows?${query}`, { headers })
  return getRows(request, { params: Promise.resolve({}) })
}

const linesOf = async (query: string) => (await (await ask(query)).text()).trimEnd().split('\r\n').slice(1)

it('of one severity holds its incidents alone, and says so in its name', async () => {
  await ensureSources()
  await storeOrganization()
  await storeOutages(6, 20)
  await pool().query(
    `UPDATE incident SET severity = CASE WHEN id = (SELECT min(id) FROM incident
       WHERE started_at BETWEEN '2026-02-02' AND '2026-02-20') THEN 1 ELSE 3 END`,
  )
  const all = await linesOf(`${FEBRUARY}&figure=incidents`)
  const worst = await linesOf(`${FEBRUARY}&figure=incidents&severity=SEV1`)
  expect(worst).toHaveLength(1)
  expect(worst).toEqual(all.filter((line) => line.includes(',SEV1,')))
  const response = await ask(`${FEBRUARY}&figure=incidents&severity=SEV1`)
  expect(response.headers.get('content-disposition')).toContain('faultline-impact-incidents-SEV1-')
  expect((await ask(`${FEBRUARY}&figure=minutes&severity=SEV1`)).status).toBe(400)
})

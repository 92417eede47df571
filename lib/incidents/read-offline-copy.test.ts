/** The offline copy as it is read: named, of what the reader sees, and of nothing else. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { buildIncident, buildNote, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { readOfflineCopy } from './read-offline-copy'

withDatabase()

const OPEN = { name: 'Mira', accounts: null }
const ORIGIN = 'https://faultline.example'

async function storeEvent(account: string | null, summary: string): Promise<string> {
  const startedAt = Date.parse('2026-03-10T12:00:00Z')
  const { seen } = await recordObservations(
    [
      buildObservation({
        arn: `arn:aws:health:us-east-1::event/X/Y/Z_${summary}`,
        scope: account === null ? 'PUBLIC' : 'ACCOUNT_SPECIFIC',
        summary,
        startedAt,
        saidAt: startedAt,
        updates: [buildUpdate(0, { observedAt: startedAt, text: `${summary} was said`, account })],
      }),
    ],
    startedAt,
  )
  if (account !== null) {
    await pool().query('INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, $2, now())', [
      seen[0],
      account,
    ])
  }
  return seen[0] ?? ''
}

it('holds what is known, under a name with number and time', async () => {
  const id = await buildIncident([await storeEvent(null, 'Zebra'), await storeEvent('111122223333', 'Yak')])
  await buildNote(id, 'We saw **it**')
  const { name, html } = await readOfflineCopy(id, OPEN, ORIGIN)
  expect(name).toMatch(new RegExp(`^faultline-incident-${id}-\\d{4}-\\d{2}-\\d{2}T\\d{4}Z\\.html$`))
  for (const words of ['Zebra was said', 'Yak was said', 'We saw <strong>it</strong>', `${ORIGIN}/incidents/${id}`])
    expect(html).toContain(words)
})

it('holds nothing of accounts that the reader does not see', async () => {
  const id = await buildIncident([await storeEvent('444455556666', 'Zebra'), await storeEvent('111122223333', 'Yak')])
  const { html } = await readOfflineCopy(id, { name: 'Sam', accounts: ['111122223333'] }, ORIGIN)
  expect(html).toContain('Yak was said')
  expect(html).not.toContain('Zebra')
  expect(html).not.toContain('444455556666')
  expect(html).toContain('of 1 account')
  await expect(readOfflineCopy(id, { name: 'Sam', accounts: ['777788889999'] }, ORIGIN)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

it('is of the incident that a merged one went into', async () => {
  const from = await buildIncident([await storeEvent(null, 'Yak')])
  const into = await buildIncident([await storeEvent(null, 'Zebra')], { title: 'The whole of it' })
  await mergeInto(from, into)
  const { name, html } = await readOfflineCopy(from, OPEN, ORIGIN)
  expect(name).toContain(`incident-${into}-`)
  expect(html).toContain('The whole of it')
})

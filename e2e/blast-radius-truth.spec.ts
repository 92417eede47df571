/** Whom an incident reaches, over the API, beside what is true of the organization: at several moments, and nobody else. */
import { expect } from '@playwright/test'
import type { BlastAccountRow } from '@/lib/blast-radius/contract'
import type { Certainty } from '@/lib/domain/blast-radius/facts'
import { splitServiceKey } from '@/lib/domain/service-id'
import { hitting, MANAGEMENT } from './fixtures/aws'
import { inventedOrganization, reachedBy } from './fixtures/blast-radius'
import { listIncidents } from './fixtures/incidents'
import { test } from './fixtures/test'
import { ago, buildOutage, currentList, HOUR, MINUTE, resolved } from './stand-in/outage'

const organization = inventedOrganization(60)

test.use({ story: { name: 'blast radius, truth', aws: organization.connect } })

type Reached = Record<string, Certainty>

const certainties = (rows: BlastAccountRow[]): Reached =>
  Object.fromEntries(rows.map(({ accountId, certainty }) => [accountId, certainty]))

const all = (ids: Iterable<string>, certainty: Certainty): Reached =>
  Object.fromEntries([...ids].map((id) => [id, certainty]))

test('who is named is confirmed, who uses what failed is inferred, nobody else, at every moment', async ({
  app,
  request,
}) => {
  test.slow()
  const { truth } = app.aws
  const accounts = [...truth.directory.accounts.values()]
  const active = new Set(accounts.flatMap(({ id, state }) => (state === 'ACTIVE' ? [id] : [])))
  const gone = accounts.find(({ state }) => state !== 'ACTIVE')?.id ?? ''
  const { code, region, users } = organization.mostUsed(active)
  const { service } = splitServiceKey(code)
  expect(users.size).toBeGreaterThan(5)
  await organization.untilRead(app)

  const [user = '', later = ''] = users
  const outsider = [...active].find((id) => !users.has(id) && id !== MANAGEMENT) ?? ''
  const startedAt = ago(HOUR)
  const outage = buildOutage({ service, name: `Service ${code}`, region, startedAt, summary: 'Requests fail' })
  app.feed.current = currentList(outage)
  const typeCode = `AWS_${code}_OPERATIONAL_ISSUE`
  const told = Object.fromEntries([user, outsider, gone].map((id) => [id, { resources: [`r-${id}`] }]))
  const own = hitting(told, 'Requests of yours fail.', {
    service: code,
    typeCode,
    region,
    startTime: startedAt + MINUTE,
  })
  truth.events.put(own)
  const incidentOf = async () => (await listIncidents(request, `region=${region}&service=${service}`))[0]
  await expect.poll(async () => (await incidentOf())?.eventCount, { timeout: 30_000 }).toBe(2)
  const id = (await incidentOf())?.id ?? ''

  const address = `/api/v1/incidents/${id}/blast-radius?`
  const reachedAt = async (moment: number | null) => {
    const at = moment === null ? '' : `at=${encodeURIComponent(new Date(moment).toISOString())}&`
    const { rows, summary } = await reachedBy(request, `${address}${at}`)
    const unexplained = rows.filter(({ reasons }) => reasons.length === 0).length
    // What the summary counts, and rows without a reason, fail the comparison.
    const differs = summary.touched !== rows.length || unexplained > 0
    return differs ? { summary, unexplained } : certainties(rows)
  }
  const named = { [user]: 'confirmed', [outsider]: 'confirmed', [gone]: 'confirmed' } satisfies Reached
  await expect.poll(() => reachedAt(null), { timeout: 30_000 }).toEqual({ ...all(users, 'inferred'), ...named })
  expect(await reachedAt(startedAt - MINUTE)).toEqual({})
  // AWS told everybody a minute before it named accounts.
  expect(await reachedAt(startedAt + MINUTE / 2)).toEqual(all(users, 'inferred'))
  expect(await reachedAt(startedAt + 10 * MINUTE)).toEqual({ ...all(users, 'inferred'), ...named })

  truth.events.hit(own.arn, later, { text: 'Requests of yours fail, too.' })
  const grown = { ...all(users, 'inferred'), ...named, [later]: 'confirmed' }
  await expect.poll(() => reachedAt(null), { timeout: 20_000 }).toEqual(grown)
  expect(await reachedAt(startedAt + 10 * MINUTE)).toEqual({ ...all(users, 'inferred'), ...named })

  app.feed.current = currentList(resolved(outage, 30))
  truth.events.resolve(own.arn, 'Requests work again.')
  await expect.poll(async () => (await incidentOf())?.openEventCount, { timeout: 20_000 }).toBe(0)
  await expect.poll(() => reachedAt(Date.now() + MINUTE)).toEqual({})
  // Since the public event ended AWS's other one has gone on, which says that the service itself fails.
  expect(await reachedAt(startedAt + 31 * MINUTE)).toEqual({ ...all(users, 'inferred'), ...named })
  expect(await reachedAt(null)).toEqual(grown)

  const [row] = (await reachedBy(request, `${address}account=${user}&`)).rows
  expect(row).toMatchObject({
    accountId: user,
    name: truth.directory.accounts.get(user)?.name,
    certainty: 'confirmed',
    environment: null,
    entities: [expect.objectContaining({ entityValue: `r-${user}` })],
    entityCount: 1,
  })
  expect((await reachedBy(request, `${address}account=${gone}&`)).rows).toMatchObject([{ certainty: 'confirmed' }])
})

test('what if the control plane of IAM fails: every active account of the partition, each with the reason', async ({
  app,
  request,
}) => {
  await organization.untilRead(app)
  const accounts = [...app.aws.truth.directory.accounts.values()]
  const active = accounts.flatMap(({ id, state }) => (state === 'ACTIVE' ? [id] : []))
  for (const query of ['service=iam&region=us-east-1', 'service=IAM&region=global']) {
    const { rows, summary } = await reachedBy(request, `/api/v1/what-if?${query}&`)
    expect(certainties(rows)).toEqual(all(active, 'inferred'))
    expect(summary).toMatchObject({ incidentId: null, touched: active.length, confirmed: 0 })
    for (const { reasons } of rows) {
      expect(reasons[0]).toMatchObject({ service: 'iam', source: expect.stringMatching(/^https:/) })
      expect(reasons[0]?.sentence).toMatch(/control plane/i)
    }
  }
  const elsewhere = await reachedBy(request, '/api/v1/what-if?service=iam&region=cn-north-1&')
  expect(elsewhere.rows).toEqual([])
  expect((await request.get('/api/v1/what-if?region=us-east-1')).status()).toBe(400)
  expect((await request.get('/api/v1/incidents/1/blast-radius?at=yesterday')).status()).toBe(400)
})

/** Which services there are to choose from, and which names no catalogue knows, on real PostgreSQL. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { SERVICE_NAMES } from '@/lib/domain/service-of-name'
import { recordObservations } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { listServices, listUnmappedServices } from './read'

withDatabase()
beforeEach(ensureSources)

async function storeUsage(account: string, service: string, region: string, source = 'csv'): Promise<void> {
  await pool().query(
    `INSERT INTO service_usage (account_id, service, region, source, as_of) VALUES ($1, $2, $3, $4, now())`,
    [account, service, region, source],
  )
}

async function storeListed(service: string, name: string): Promise<void> {
  await pool().query(
    `INSERT INTO service_catalog (upstream_service, service, region, name) VALUES ($1 || '-eu-west-1', $1, 'eu-west-1', $2)`,
    [service, name],
  )
}

it('offers every service by name, as AWS lists it now', async () => {
  await storeListed('newcomer', 'Amazon Newcomer (Ireland)')
  await storeListed('lambda', 'AWS Functions')
  const services = await listServices()
  expect(services).toHaveLength(SERVICE_NAMES.size + 1)
  expect(services).toContainEqual({ service: 'newcomer', name: 'Amazon Newcomer' })
  expect(services).toContainEqual({ service: 'lambda', name: 'AWS Functions' })
  expect(services).toContainEqual({ service: 'identitycenter', name: 'AWS IAM Identity Center' })
  const names = services.map(({ name }) => name)
  expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')))
})

it('lists no name where all are known', async () => {
  expect(await listUnmappedServices()).toEqual([])
  await recordObservations([buildObservation()], Date.now())
  await storeUsage('111122223333', 'ec2', 'eu-west-1')
  await storeUsage('111122223333', 'newcomer', 'eu-west-1')
  await storeListed('newcomer', 'Amazon Newcomer')
  expect(await listUnmappedServices()).toEqual([])
})

it('lists names that no catalogue knows, with where they were seen and how often', async () => {
  const arn = (id: number) => `arn:aws:health:us-east-1::event/${id}`
  const impacted = { severity: null, peakSeverity: null, name: null, region: 'us-east-1' }
  await recordObservations(
    [
      buildObservation({ arn: arn(1), service: 'abuse', upstreamService: 'ABUSE' }),
      buildObservation({
        arn: arn(2),
        service: 'abuse',
        upstreamService: 'ABUSE',
        impactedServices: [
          { ...impacted, service: 'abuse', upstreamService: 'abuse-us-east-1' },
          { ...impacted, service: 'oddity', upstreamService: 'oddity-us-east-1' },
          { ...impacted, service: 's3', upstreamService: 's3-us-east-1' },
        ],
      }),
    ],
    Date.now(),
  )
  await storeUsage('111122223333', 'tax', 'global')
  await storeUsage('111122223333', 'tax', 'us-east-1')
  await storeUsage('111122223333', 'tax', 'us-east-1', 'config')
  await storeUsage('444455556666', 'tax', 'global')
  await storeUsage('444455556666', 'oddity', 'us-east-1')
  expect(await listUnmappedServices()).toEqual([
    { service: 'tax', seenIn: ['usage'], events: 0, accounts: 2 },
    { service: 'oddity', seenIn: ['events', 'usage'], events: 1, accounts: 1 },
    { service: 'abuse', seenIn: ['events'], events: 2, accounts: 0 },
  ])
})

/** What services are called where the timeline is read as a whole, on real PostgreSQL. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { NO_FILTER } from './filter'
import { listLaneBars, readFacets } from './read-overview'
import { recordObservations } from './write'

withDatabase()
beforeEach(ensureSources)

it('names a service as the catalogue does where no event gave a name, else by its key', async () => {
  await pool().query(
    `INSERT INTO service_catalog (upstream_service, service, region, name)
     VALUES ('redshift-eu-west-1', 'redshift', 'eu-west-1', 'Data warehouse'), ('lambda', 'lambda', 'global', 'Other name')`,
  )
  const tell = (service: string, serviceName: string | null) =>
    buildObservation({
      arn: `arn:aws:health:eu-west-1::event/${service}`,
      service,
      upstreamService: service,
      serviceName,
    })
  await recordObservations([tell('redshift', null), tell('lambda', 'Functions'), tell('abuse', null)], Date.now())
  const { services } = await readFacets(null)
  expect(Object.fromEntries(services.map(({ value, label }) => [value, label]))).toEqual({
    redshift: 'Data warehouse',
    lambda: 'Functions',
    abuse: 'abuse',
  })
  const { bars } = await listLaneBars(NO_FILTER, null)
  expect(bars.map(({ serviceName }) => serviceName).sort()).toEqual(['Data warehouse', 'Functions', 'abuse'])
})

// A .tsx, so that it runs with the React of browsers: TanStack Query needs it, and Next gives it that on the server too.
import { beforeEach, expect, it } from 'vitest'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { createQueryClient } from '@/lib/wire/query-client'
import { NO_INCIDENT_FILTER } from './filter'
import { prefetchIncident, prefetchIncidentList, prefetchNowIncidents } from './prefetch'
import { incidentListQuery, incidentQuery, nowIncidentsQuery } from './queries'

withDatabase()
beforeEach(ensureSources)

it('reads what the browser will ask for, under the same keys', async () => {
  const mira = await buildPerson()
  const asks = { kind: 'person', id: mira, accounts: null } as const
  const own = await buildIncident([], { title: 'Own', ownerId: mira })
  await buildIncident([], { title: 'Of nobody' })
  const queries = createQueryClient()
  const filter = { ...NO_INCIDENT_FILTER, owner: ['me'] }
  await prefetchIncidentList(queries, filter, asks)
  await prefetchNowIncidents(queries, asks)
  await prefetchIncident(queries, own, asks)
  const list = queries.getQueryData(incidentListQuery(filter).queryKey)
  expect(list?.pages[0]?.data.map(({ title }) => title)).toEqual(['Own'])
  expect(queries.getQueryData(nowIncidentsQuery.queryKey)).toMatchObject({ count: 2 })
  expect(queries.getQueryData(incidentQuery(own).queryKey)).toMatchObject({ title: 'Own' })
})

it('lets the page say that there is no such incident', async () => {
  const asks = { kind: 'token', id: '1', accounts: null } as const
  await expect(prefetchIncident(createQueryClient(), '999', asks)).rejects.toThrow('There is no incident 999.')
})

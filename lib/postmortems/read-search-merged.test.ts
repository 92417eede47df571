/** Searching for post-mortems of incidents that were merged, on a real database: the title that is shown is the one that counts. */
import { expect, it } from 'vitest'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { NO_POSTMORTEM_FILTER } from './filter'
import { listPostmortems } from './read-list'
import { openFor } from './test-opened'

withDatabase()

it.each([1, 200])('finds them by the title of what they went into, on pages of %i', async (limit) => {
  const mira = await buildDoer('Mira')
  const survivor = await buildIncident([], { title: 'Zebra crossing', kind: 'provider', severity: 3 })
  const { incidentId, postmortemId } = await openFor(mira, {
    incidentId: await buildIncident([], { title: 'Quokka habitat', kind: 'identity', severity: 2 }),
  })
  await mergeInto(incidentId, survivor)
  const found = async (q: string) => {
    const { data } = await listPostmortems({ ...NO_POSTMORTEM_FILTER, q }, { limit, cursor: null }, null)
    return data.map(({ id, incident }) => `${id} ${incident.title}`)
  }
  expect(await found('zebra')).toEqual([`${postmortemId} Zebra crossing`])
  expect(await found('-zebra failed')).toEqual([])
  expect(await found('quokka')).toEqual([])
})

/** What people arrange moves nothing of the incidents around, on a real database. */
import { beforeEach, expect, it } from 'vitest'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { carryOut, eventId, merge, recordFour, undo, wholeState } from './test-arranging'
import { type Found, listIncidents, record } from './test-grouping'

withDatabase()

let mira: Doer

beforeEach(async () => {
  mira = await buildDoer('Mira')
  await recordFour()
})

const twin = (id: string) => ({ id, region: 'sa-east-1', service: 'sqs' })

/** Splits one of the twins 5 and 6 off from incident 4, into 5; a third then comes, as near to the one as to the other. */
async function recordTwins(splitOff: string): Promise<void> {
  await record(twin('5'), twin('6'))
  await carryOut(mira, { what: 'split', target: { id: '4' }, eventIds: [await eventId(splitOff)] })
  await record(twin('7'))
}

async function findIncident(is: (incident: Found) => boolean): Promise<Found | undefined> {
  return (await listIncidents()).find(is)
}

it.each([
  ['5', '4', '5'],
  ['5', '5', '4'],
  ['6', '4', '5'],
  ['6', '5', '4'],
])('after %s was split off, a merge of incident %s leaves %s as it was', async (splitOff, merged, other) => {
  await recordTwins(splitOff)
  const before = await wholeState()
  const was = await findIncident(({ id }) => id === other)
  const arranged = await merge(mira, merged, '1')
  expect(await findIncident(({ id }) => id === other)).toEqual(was)
  await undo(mira, arranged)
  expect(await wholeState()).toEqual(before)
})

it.each([
  ['5', '5'],
  ['5', '6'],
  ['6', '5'],
  ['6', '6'],
])('after %s was split off, a move of %s takes nothing along', async (splitOff, moved) => {
  await recordTwins(splitOff)
  const before = await wholeState()
  const was = await findIncident(({ events }) => events.includes('7'))
  const arranged = await carryOut(mira, { what: 'move', eventId: await eventId(moved), to: '1' })
  expect(await findIncident(({ events }) => events.includes('7'))).toMatchObject({ id: was?.id })
  await undo(mira, arranged)
  expect(await wholeState()).toEqual(before)
})

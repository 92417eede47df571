/** Finding incidents and their owners by what somebody typed. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { readChoices } from '@/lib/events/read-choices'
import { recordObservations } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readIncidentChoices } from './read-choices'
import { findTypedIncidents } from './read-typed'

withDatabase()
beforeEach(ensureSources)

const BLUE = '111122223333'
const RED = '444455556666'

/** An event of one account, of which an incident is made; returns the incident's id. */
async function buildOf(account: string, title: string, ownerId?: string): Promise<string> {
  const startedAt = Date.parse('2026-03-10T12:00:00Z')
  const observation = buildObservation({
    arn: `arn:aws:health:us-east-1::event/X/Y/Z_${account}`,
    scope: 'ACCOUNT_SPECIFIC',
    summary: `Hosts fail in ${account}`,
    startedAt,
  })
  const { seen } = await recordObservations([observation], startedAt)
  const id = seen[0] ?? ''
  await pool().query('INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, $2, now())', [
    id,
    account,
  ])
  return buildIncident([id], { title, ...(ownerId === undefined ? {} : { ownerId }) })
}

const ids = async (typed: string, accounts: string[] | null = null) =>
  (await findTypedIncidents(typed, accounts)).map(({ id }) => id)

suite('incidents for what was typed', () => {
  it('are that of the id first, then those that hold the words', async () => {
    const first = await buildOf(BLUE, 'Payroll is down')
    const second = await buildIncident([], { title: `Copy of ${first}` })
    expect(await ids(`#${first}`)).toEqual([first, second])
    expect((await ids(second))[0]).toBe(second)
    expect(await ids('payroll')).toEqual([first])
    expect(await ids('hosts fail')).toEqual([first])
    expect(await ids('nothing like it')).toEqual([])
    expect(await ids('')).toEqual([])
  })

  it('are only those that the reader sees', async () => {
    const red = await buildOf(RED, 'Search is down')
    expect(await ids(red, [BLUE])).toEqual([])
    expect(await ids('search', [BLUE])).toEqual([])
    expect(await ids(red, [RED])).toEqual([red])
  })
})

suite('owners to filter by', () => {
  it('are people who own an incident that the reader sees', async () => {
    const [mira, ines] = [await buildPerson({ name: 'Mira' }), await buildPerson({ name: 'Ines' })]
    await buildPerson({ name: 'Nobody of these' })
    await buildOf(BLUE, 'Payroll is down', mira)
    await buildOf(RED, 'Search is down', ines)
    const names = async (typed: string, accounts: string[] | null, chosen: string[] = []) => {
      const choices = await readChoices({ name: 'owner', typed, chosen }, accounts)
      return [choices.found.map(({ label }) => label), choices.chosen.map(({ label }) => label)]
    }
    expect(await names('', null)).toEqual([['Ines', 'Mira'], []])
    expect(await names('MI', null, [ines, 'none'])).toEqual([['Mira'], ['Ines']])
    expect(await names('', [BLUE], [ines])).toEqual([['Mira'], []])
    const { owners } = await readIncidentChoices({ team: [], owner: [mira] }, [BLUE])
    expect(owners).toEqual([{ value: mira, name: 'Mira' }])
  })
})

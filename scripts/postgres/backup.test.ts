/** Which copies of the database are kept. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { keepCopy } from './backup.mjs'
import { layoutOf } from './cluster.mjs'

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 12, 30, 15, 123))

it('keeps a whole copy, named after the time and the migration', async () => {
  const layout = layoutOf(temporaryDirectory({ 'postgres/PG_VERSION': '18', 'postgres/base/1/2': 'data' }))
  const copy = await keepCopy(layout, '2_second', day(1))
  expect(path.basename(copy)).toBe('20260101T123015Z-before-2_second')
  expect(readFileSync(path.join(copy, 'base/1/2'), 'utf8')).toBe('data')
})

it('keeps the latest three, and leaves alone what it did not make', async () => {
  const layout = layoutOf(temporaryDirectory({ 'postgres/PG_VERSION': '18', 'backups/mine': '' }))
  for (const number of [1, 2, 3, 4]) await keepCopy(layout, `migration_${number}`, day(number))
  expect(readdirSync(layout.backups).sort()).toEqual([
    '20260102T123015Z-before-migration_2',
    '20260103T123015Z-before-migration_3',
    '20260104T123015Z-before-migration_4',
    'mine',
  ])
})

it('does not let a migration that fails at every start push out the older copies', async () => {
  const layout = layoutOf(temporaryDirectory({ 'postgres/state': 'first' }))
  await keepCopy(layout, 'good', day(1))
  for (const number of [2, 3, 4, 5]) {
    writeFileSync(path.join(layout.cluster, 'state'), String(number))
    await keepCopy(layout, 'bad', day(number))
  }
  expect(readdirSync(layout.backups).sort()).toEqual(['20260101T123015Z-before-good', '20260105T123015Z-before-bad'])
})

it('removes what an interrupted copy left', async () => {
  const layout = layoutOf(temporaryDirectory({ 'postgres/PG_VERSION': '18', 'backups/.partial/half': '' }))
  await keepCopy(layout, 'next', day(1))
  expect(readdirSync(layout.backups)).toEqual(['20260101T123015Z-before-next'])
})

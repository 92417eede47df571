/** Three processes that find the same dead lock: what the quickest of them made is never out of its place. */
import type fs from 'node:fs'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { acquireLock, LockedError } from './instance-lock.mjs'
import { startTimeOf } from './process-table.mjs'

const { after } = vi.hoisted(() => ({ after: { reading: (_file: unknown) => {}, changing: () => {} } }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const readFile: typeof real.readFileSync = ((...given: Parameters<typeof real.readFileSync>) => {
    const content = real.readFileSync(...given)
    after.reading(given[0])
    return content
  }) as typeof real.readFileSync
  const followed =
    <Given extends unknown[]>(change: (...given: Given) => void) =>
    (...given: Given) => {
      change(...given)
      after.changing()
    }
  return {
    ...real,
    readFileSync: readFile,
    linkSync: followed(real.linkSync),
    renameSync: followed(real.renameSync),
    rmSync: followed(real.rmSync),
  }
})

it('is taken from a dead holder by the quickest alone, and nobody finds it free meanwhile', async () => {
  const file = path.join(temporaryDirectory(), 'lock')
  const first = await acquireLock(file, 'test')
  const self = JSON.parse(readFileSync(file, 'utf8'))
  first.release()
  const quickest = JSON.stringify({ ...self, what: 'quickest', pid: process.ppid, started: startTimeOf(process.ppid) })
  writeFileSync(file, JSON.stringify({ ...self, what: 'dead', pid: 2 ** 22 + 1 }))

  const found: boolean[] = []
  // The dead holder has just been read.
  after.reading = (read) => {
    if (read !== file) return
    after.reading = () => {}
    writeFileSync(file, quickest)
    after.changing = () => found.push(existsSync(file))
  }
  await expect(acquireLock(file, 'slower')).rejects.toThrow(LockedError)
  after.changing = () => {}
  expect(found).not.toContain(false)
  expect(readFileSync(file, 'utf8')).toBe(quickest)
})

/** One process at a time: the lock of a living holder holds, that of a dead one does not. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { acquireLock, findHolder, LockedError } from './instance-lock.mjs'

const lockFile = () => path.join(temporaryDirectory(), 'lock')

it('keeps others out, says who holds it, and lets go', async () => {
  const file = lockFile()
  const lock = await acquireLock(file, 'npm start')
  lock.update({ url: 'http://127.0.0.1:3000' })
  await expect(acquireLock(file, 'npm run dev')).rejects.toThrow(LockedError)
  expect(await findHolder(file)).toMatchObject({ what: 'npm start', pid: process.pid, url: 'http://127.0.0.1:3000' })
  lock.release()
  expect(existsSync(file)).toBe(false)
  expect(await findHolder(file)).toBeUndefined()
})

it('is taken from a holder that was killed', async () => {
  const file = lockFile()
  const program = `import(${JSON.stringify(new URL('./instance-lock.mjs', import.meta.url).href)})
    .then((m) => m.acquireLock(${JSON.stringify(file)}, 'npm start')).then(() => console.log('held')); setInterval(() => 0, 1000)`
  const holder = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  await expect(acquireLock(file, 'second')).rejects.toThrow(LockedError)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const lock = await acquireLock(file, 'second')
  expect(lock.previous).toMatchObject({ what: 'npm start', pid: holder.pid })
  lock.release()
})

it('is not held by a later process with the same number', async () => {
  const file = lockFile()
  const lock = await acquireLock(file, 'npm start')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"started":"[^"]*"/, '"started":"long ago"'))
  expect(await findHolder(file)).toBeUndefined()
  lock.release()
})

it('is taken when its file makes no sense', async () => {
  const file = lockFile()
  writeFileSync(file, '{"what":')
  const lock = await acquireLock(file, 'npm start')
  expect((await findHolder(file))?.pid).toBe(process.pid)
  lock.release()
})

it('goes to one of many that find a dead holder', async () => {
  const file = lockFile()
  const { place } = JSON.parse(await withLock(file, () => readFileSync(file, 'utf8')))
  writeFileSync(file, JSON.stringify({ what: 'dead', pid: 2 ** 22 + 1, started: 'x', place }))
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => acquireLock(file, 'one of many')))
  const winners = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(winners).toHaveLength(1)
  winners[0]?.release()
})

async function withLock<T>(file: string, use: () => T): Promise<T> {
  const lock = await acquireLock(file, 'test')
  try {
    return use()
  } finally {
    lock.release()
  }
}

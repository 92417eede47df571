/** The embedded PostgreSQL through crashes: of itself, and of whoever started it. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { isAlive } from '../launcher/process-table.mjs'
import { rowsOf } from '../testing/temporary-database'
import { temporaryDirectory } from '../testing/temporary-directory'
import { layoutOf } from './cluster.mjs'
import { findRunning } from './postmaster-lock.mjs'
import { prepareEmbedded } from './server.mjs'

describe('the embedded PostgreSQL', () => {
  it('starts, survives being killed, and is adopted by the next start', { timeout: 180_000 }, async () => {
    const dir = temporaryDirectory()
    const { cluster } = layoutOf(dir)
    const server = await prepareEmbedded(dir)
    try {
      expect(await server.start()).toBe(false)
      const url = server.url('postgres')
      await rowsOf(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
      const [settings] = await rowsOf(
        url,
        "SELECT current_setting('listen_addresses') AS l, current_setting('jit') AS j",
      )
      expect(settings).toEqual({ l: '127.0.0.1', j: 'off' })

      const next = await prepareEmbedded(dir)
      expect(await next.start()).toBe(true)
      expect(next.url('postgres')).toBe(url)

      process.kill(findRunning(cluster)?.pid ?? 0, 'SIGKILL')
      expect(await next.start()).toBe(false)
      expect(await rowsOf(next.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])

      const pid = findRunning(cluster)?.pid ?? 0
      await next.stop()
      expect(isAlive(pid)).toBe(false)
      expect(next.isRunning()).toBe(false)

      // As in a container, where the same low numbers come again.
      writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready\n`)
      expect(await next.start()).toBe(false)
    } finally {
      await server.stop('immediate')
    }
  })
})

it('is gone when it has been stopped, even where it no longer listens to signals', { timeout: 180_000 }, async () => {
  const dir = temporaryDirectory()
  const server = await prepareEmbedded(dir, { durable: false })
  await server.start()
  const pid = findRunning(layoutOf(dir).cluster)?.pid ?? 0
  onTestFinished(() => void (isAlive(pid) && process.kill(pid, 'SIGKILL')))
  process.kill(pid, 'SIGSTOP')
  const { now } = Date
  let skipped = 0
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + skipped)
  const kill = vi.spyOn(process, 'kill')
  // Seconds pass in tenths of them, until the last signal.
  const haste = setInterval(() => {
    if (!kill.mock.calls.some(([, signal]) => signal === 'SIGKILL')) skipped += 200
  }, 20)
  await server.stop()
  clearInterval(haste)
  clock.mockRestore()
  kill.mockRestore()
  expect(isAlive(pid)).toBe(false)
  expect(server.isRunning()).toBe(false)
})

describe('the embedded PostgreSQL refuses', () => {
  it('a folder with files that are not a database', async () => {
    const dir = temporaryDirectory({ 'postgres/letter.txt': 'dear' })
    await expect(prepareEmbedded(dir)).rejects.toThrow(/is not a database of PostgreSQL/)
    expect(readFileSync(path.join(dir, 'postgres/letter.txt'), 'utf8')).toBe('dear')
  })

  it('a database whose password is lost', async () => {
    await expect(prepareEmbedded(temporaryDirectory({ 'postgres/PG_VERSION': '18' }))).rejects.toThrow(/password/)
  })

  it('a database of another major version', async () => {
    const dir = temporaryDirectory({ 'postgres/PG_VERSION': '9.6\n', 'postgres.json': '{"port":0,"password":"x"}' })
    const server = await prepareEmbedded(dir)
    await expect(server.start()).rejects.toThrow(/another major version|did not start/)
  })
})

/** The key of an installation: configured, or made once and kept. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { ConfigurationError } from './env.mjs'
import { getSecretKey, secretKeys } from './secret-key.mjs'

function temporaryDirectory(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'faultline-key-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

it('is the configured one, and nothing is written then', () => {
  const dataDir = path.join(temporaryDirectory(), 'data')
  const configuration = { dataDir, secretKey: 'k'.repeat(32), oldSecretKeys: ['o'.repeat(32)] }
  expect(secretKeys(configuration)).toEqual({ current: 'k'.repeat(32), old: ['o'.repeat(32)] })
  expect(() => statSync(dataDir)).toThrow('ENOENT')
})

it('is made once, readable by its owner alone', () => {
  const dataDir = path.join(temporaryDirectory(), 'new', 'data')
  const key = getSecretKey({ dataDir, secretKey: null })
  expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(getSecretKey({ dataDir, secretKey: null })).toBe(key)
  expect(readdirSync(dataDir)).toEqual(['secret.key'])
  expect(statSync(path.join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600)
  expect(getSecretKey({ dataDir: temporaryDirectory(), secretKey: null })).not.toBe(key)
})

it('is one key, also for processes that start together', async () => {
  const dataDir = temporaryDirectory()
  const script = `
    const { getSecretKey } = await import(process.argv[1])
    console.log(getSecretKey({ dataDir: process.argv[2], secretKey: null }))`
  const module = new URL('./secret-key.mjs', import.meta.url).href
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, module, dataDir])
  const keys = await Promise.all(Array.from({ length: 6 }, async () => (await run()).stdout.trim()))
  expect(new Set(keys)).toEqual(new Set([readFileSync(path.join(dataDir, 'secret.key'), 'utf8').trim()]))
})

it('is never replaced: a file that holds none is for a person to look at', () => {
  const dataDir = temporaryDirectory()
  for (const content of ['', 'short', `${'k'.repeat(43)} and more`]) {
    writeFileSync(path.join(dataDir, 'secret.key'), content)
    expect(() => getSecretKey({ dataDir, secretKey: null })).toThrow(ConfigurationError)
    expect(readFileSync(path.join(dataDir, 'secret.key'), 'utf8')).toBe(content)
  }
})

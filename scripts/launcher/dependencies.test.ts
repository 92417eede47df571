/** When node_modules counts as complete. */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { areInstalled } from './dependencies.mjs'

const otherSystem = process.platform === 'linux' ? 'darwin' : 'linux'
const locked = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/foreign': { version: '1.0.0', optional: true, os: [otherSystem] },
  'node_modules/needed-by-foreign': { version: '1.0.0', optional: true },
}
const installed = { 'node_modules/a': { version: '1.0.0' } }

function project(lock: object, modules: object, manifest: object = {}): string {
  return temporaryDirectory({
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({ packages: lock }),
    'node_modules/.package-lock.json': JSON.stringify({ packages: modules }),
    'node_modules/a/package.json': '{}',
  })
}

describe('node_modules is complete', () => {
  it('with what the lock file says for this platform', () => {
    const dir = project(locked, installed)
    expect(areInstalled(dir)).toBe(true)
    expect(areInstalled(dir)).toBe(true)
  })

  it('without an optional package that npm ci could not get', () => {
    const native = { 'node_modules/native': { version: '1.0.0', optional: true, os: [process.platform] } }
    const dir = project({ ...locked, ...native }, installed)
    expect(areInstalled(dir)).toBe(false)
    writeFileSync(path.join(dir, 'package-lock.json'), JSON.stringify({ packages: locked }))
    expect(areInstalled(dir)).toBe(true)
    // Installed once, as the stamp now says: asking the registry at every start would not help.
    writeFileSync(path.join(dir, 'package-lock.json'), JSON.stringify({ packages: { ...locked, ...native } }))
    expect(areInstalled(dir)).toBe(true)
  })
})

describe('node_modules is not complete', () => {
  it('when it is not there', () => {
    expect(areInstalled(temporaryDirectory({ 'package.json': '{}', 'package-lock.json': '{"packages":{}}' }))).toBe(
      false,
    )
  })

  it('when a package is missing, or has another version, or lost its folder', () => {
    expect(areInstalled(project({ ...locked, 'node_modules/b': { version: '1.0.0' } }, installed))).toBe(false)
    expect(areInstalled(project({ ...locked, 'node_modules/a': { version: '1.0.1' } }, installed))).toBe(false)
    const dir = project(locked, installed)
    rmSync(path.join(dir, 'node_modules/a'), { recursive: true })
    expect(areInstalled(dir)).toBe(false)
  })

  it('when package.json asks for something else than the lock', () => {
    const manifest = { dependencies: { a: '1.0.0' } }
    expect(areInstalled(project({ ...locked, '': manifest }, installed, manifest))).toBe(true)
    expect(areInstalled(project(locked, installed, manifest))).toBe(false)
  })

  it('when it was installed by another Node', () => {
    const dir = project(locked, installed)
    areInstalled(dir)
    writeFileSync(path.join(dir, 'node_modules/.cache/faultline/built-for'), 'linux x64 1')
    expect(areInstalled(dir)).toBe(false)
  })
})

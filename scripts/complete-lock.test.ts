/** Filling the holes that a registry without other platforms' packages leaves in the lock. */
import { expect, it } from 'vitest'
import { completePackages } from './complete-lock.mjs'

it('adds the packages of other platforms, and nothing twice', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      license: 'MIT',
      optionalDependencies: {
        '@tool/linux-x64': '2.0.0',
        '@tool/linux-x64-musl': '2.0.0',
        '@tool/win32-arm64': '^2.0.0',
        '@tool/mac-notifier': '2.0.0',
      },
    },
    'node_modules/@tool/linux-x64': { version: '2.0.0' },
  }
  const first = completePackages(packages)
  expect(first.added).toEqual(['@tool/linux-x64-musl', '@tool/win32-arm64'])
  expect(first.skipped).toEqual(['@tool/mac-notifier@2.0.0'])
  expect(first.packages['node_modules/@tool/win32-arm64']).toEqual({
    version: '2.0.0',
    cpu: ['arm64'],
    dev: true,
    license: 'MIT',
    optional: true,
    os: ['win32'],
  })
  expect(first.packages['node_modules/@tool/linux-x64-musl']).toMatchObject({ libc: ['musl'] })
  expect(Object.keys(first.packages)).toEqual(Object.keys(first.packages).sort())
  expect(completePackages(first.packages).added).toEqual([])
})

it('finds a package where Node would: beside its user and outwards', () => {
  const user = { version: '1.0.0', optionalDependencies: { 'x-linux-x64': '1.0.0' } }
  const nested = completePackages({
    'node_modules/a/node_modules/b': user,
    'node_modules/a/node_modules/x-linux-x64': { version: '1.0.0' },
  })
  expect(nested.added).toEqual([])
  expect(completePackages({ 'node_modules/@s/a': user, 'node_modules/x-linux-x64': {} }).added).toEqual([])
  expect(completePackages({ 'node_modules/a': user, 'node_modules/c/node_modules/x-linux-x64': {} }).added).toEqual([
    'x-linux-x64',
  ])
})

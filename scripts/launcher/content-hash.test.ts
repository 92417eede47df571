/** The hash follows content and names, and nothing else. */
import { renameSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { hashContent, listFiles } from './content-hash.mjs'

const ENTRIES = ['app', 'next.config.ts', 'missing']

it('changes with content, names, new files, and back again', () => {
  const dir = temporaryDirectory({ 'app/a.ts': 'a', 'app/b/c.ts': 'c', 'next.config.ts': '', 'other.ts': '' })
  const first = hashContent(dir, ENTRIES)
  utimesSync(path.join(dir, 'app/a.ts'), new Date(), new Date(0))
  writeFileSync(path.join(dir, 'other.ts'), 'changed')
  expect(hashContent(dir, ENTRIES)).toBe(first)

  writeFileSync(path.join(dir, 'app/a.ts'), 'b')
  expect(hashContent(dir, ENTRIES)).not.toBe(first)
  writeFileSync(path.join(dir, 'app/a.ts'), 'a')
  expect(hashContent(dir, ENTRIES)).toBe(first)

  renameSync(path.join(dir, 'app/a.ts'), path.join(dir, 'app/d.ts'))
  expect(hashContent(dir, ENTRIES)).not.toBe(first)
})

it('leaves out what it is told to', () => {
  const dir = temporaryDirectory({ 'app/a.ts': 'a', 'app/a.test.ts': '1' })
  const isSource = (file: string) => !file.includes('.test.')
  const first = hashContent(dir, ENTRIES, isSource)
  writeFileSync(path.join(dir, 'app/a.test.ts'), '2')
  expect(hashContent(dir, ENTRIES, isSource)).toBe(first)
  expect(listFiles(dir, ENTRIES)).toEqual(['app/a.test.ts', 'app/a.ts'])
})

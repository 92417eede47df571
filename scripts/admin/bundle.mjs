/** Makes lib/admin/main.ts into one file, anew only when its sources changed. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { hashContent } from '../launcher/content-hash.mjs'
import { Failure } from '../launcher/failure.mjs'
import { inRoot, root } from '../launcher/root.mjs'
import { adminBundle } from '../launcher/worker-bundle.mjs'

const SOURCES = [
  'lib',
  'prisma/bundled-history',
  'package-lock.json',
  'tsconfig.json',
  'scripts/launcher/worker-bundle.mjs',
]
const NOT_BUNDLED = /\.test\.|^lib\/(testing|front)\//
const NAME = /^admin-[0-9a-f]{16}\.mjs(\.map)?$/

/** @returns {Promise<string>} the file */
export async function bundleAdmin() {
  const dir = inRoot('node_modules/.cache/faultline')
  const hash = hashContent(root, SOURCES, (file) => !NOT_BUNDLED.test(file)).slice(0, 16)
  const file = path.join(dir, `admin-${hash}.mjs`)
  if (existsSync(file)) return file
  mkdirSync(dir, { recursive: true })
  const draft = path.join(dir, `admin-draft-${process.pid}.mjs`)
  const { buildSync } = await import('esbuild')
  try {
    // Not `build`: its service is shared with the build of the application, which stops it when done.
    buildSync({ ...adminBundle(draft), logLevel: 'silent' })
    // Appears whole or not at all: another command may want it at this moment.
    renameSync(draft, file)
  } catch (error) {
    throw new Failure(`Building the admin command failed:\n\n${error instanceof Error ? error.message : error}`)
  } finally {
    rmSync(draft, { force: true })
  }
  for (const name of readdirSync(dir).filter((other) => NAME.test(other) && path.join(dir, other) !== file))
    rmSync(path.join(dir, name), { force: true })
  return file
}

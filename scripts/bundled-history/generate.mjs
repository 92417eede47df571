/** Writes prisma/bundled-history/events.json anew; takes the folder of shared data, ../shared/data unless given. */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = path.resolve(import.meta.dirname, '../..')
const TARGET = path.join(ROOT, 'prisma/bundled-history/events.json')

const data = path.resolve(process.argv[2] ?? path.join(ROOT, '../shared/data'))
if (!existsSync(data)) {
  console.log(`There is no ${data}. Name the folder that holds the recorded files.`)
  process.exit(1)
}

const folder = await mkdtemp(path.join(tmpdir(), 'faultline-bundle-'))
try {
  const outfile = path.join(folder, 'derive-bundle.mjs')
  await build({
    entryPoints: [path.join(import.meta.dirname, 'derive-bundle.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: path.join(ROOT, 'tsconfig.json'),
  })
  const { deriveBundle } = await import(pathToFileURL(outfile).href)
  const records = deriveBundle(data)
  writeFileSync(TARGET, `${JSON.stringify(records, null, 2)}\n`)
  spawnSync(path.join(ROOT, 'node_modules/.bin/biome'), ['format', '--write', TARGET], { cwd: ROOT, stdio: 'inherit' })
  console.log(
    `${records.length} outages in ${path.relative(process.cwd(), TARGET)}. Read the difference against the texts.`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

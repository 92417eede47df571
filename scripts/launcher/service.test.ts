/** Children of the launcher: they end with it, and a worker that dies comes back. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { isAlive } from './process-table.mjs'
import { startService } from './service.mjs'
import { keepWorker } from './worker-keeper.mjs'

function optionsFor(script: string, tell: (line: string) => void = () => undefined) {
  const dir = temporaryDirectory({ 'child.mjs': script })
  return { name: 'child', args: ['child.mjs'], cwd: dir, env: process.env, log: path.join(dir, 'child.log'), tell }
}

const IDLE = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => 0, 1000)"

it('ends a child gently, and one that does not listen by force', async () => {
  const gentle = optionsFor(`${IDLE}; console.log('up')`)
  const stubborn = optionsFor("process.on('SIGTERM', () => 0); setInterval(() => 0, 1000); console.log('up')")
  expect(await startAndStop(gentle, 10_000)).toBe('exited with code 0')
  expect(await startAndStop(stubborn, 500)).toBe('was ended by SIGKILL')
})

it('does not leave a child behind when the launcher is killed', async () => {
  const dir = temporaryDirectory({ 'child.mjs': IDLE })
  const options = { name: 'child', args: ['child.mjs'], cwd: dir, env: {}, log: path.join(dir, 'log') }
  const program = `import(${JSON.stringify(new URL('./service.mjs', import.meta.url).href)})
    .then((m) => console.log(m.startService({ ...${JSON.stringify(options)}, tell: () => 0 }).pid))`
  const launcher = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void launcher.kill('SIGKILL'))
  const [chunk] = await once(launcher.stdout, 'data')
  const child = Number(String(chunk))
  expect(isAlive(child)).toBe(true)
  launcher.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(child)).toBe(false), { timeout: 10_000 })
})

it('starts a worker that dies again, and says why it died', async () => {
  const tell = vi.fn()
  const options = optionsFor(
    `import { existsSync, writeFileSync } from 'node:fs'
     if (existsSync('second')) { console.log('second run'); ${IDLE} }
     else { writeFileSync('second', ''); throw new Error('boom') }`,
    tell,
  )
  const worker = keepWorker(options)
  const log = () => (existsSync(options.log) ? readFileSync(options.log, 'utf8') : '')
  await vi.waitFor(() => expect(log()).toContain('second run'), { timeout: 10_000 })
  expect(tell.mock.calls.flat()).toEqual([
    'child: Error: boom',
    expect.stringMatching(/^The worker exited with code 1; starting it again in 1 s/),
  ])
  await worker.stop(2_000)
  expect(isAlive(worker.pid())).toBe(false)
})

async function startAndStop(options: ReturnType<typeof optionsFor>, graceMs: number): Promise<string> {
  const service = startService(options)
  await vi.waitFor(() => expect(readFileSync(options.log, 'utf8')).toContain('up'), { timeout: 10_000 })
  await service.stop(graceMs)
  return service.ended
}

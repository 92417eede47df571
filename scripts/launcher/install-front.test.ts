/** The front in a process of its own, as the web server gets it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'

const FRONT = new URL('./install-front.mjs', import.meta.url).href
/** Makes its server as Next.js does, elsewhere than in this checkout. */
const SERVER = `
  const http = require('node:http')
  const server = http.createServer((request, response) => response.end(JSON.stringify(request.headers)))
  server.on('upgrade', (request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n'))
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))`

async function startServer(env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['--import', FRONT, '-e', SERVER], {
    env: { NODE_ENV: 'production', ...env },
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  const [port] = await once(createInterface(child.stdout), 'line')
  return `http://127.0.0.1:${port}`
}

it('stands before every server of the process, with the proxies of the environment', async () => {
  const url = await startServer({
    FAULTLINE_TRUSTED_PROXIES: '127.0.0.0/8',
    FAULTLINE_URL: 'https://faultline.example.org',
  })
  const said = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'faultline.example.org' }
  const response = await fetch(url, { headers: said })
  expect(response.headers.get('x-frame-options')).toBe('DENY')
  expect(await response.json()).toMatchObject(said)
  expect((await fetch(url, { headers: { 'x-forwarded-host': 'evil.example' } })).status).toBe(421)
})

it('believes no proxy that it was not told of', async () => {
  const url = await startServer({})
  const response = await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(await response.json()).toMatchObject({ 'x-forwarded-for': '127.0.0.1' })
})

it('lets nobody listen for upgrades behind its back', async () => {
  const url = await startServer({})
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'X-Forwarded-For': '203.0.113.9' }
  const asked = request(url, { headers }).end()
  const [response] = (await Promise.race([once(asked, 'response'), once(asked, 'upgrade')])) as [IncomingMessage]
  expect([response.statusCode, response.headers['x-frame-options']]).toEqual([200, 'DENY'])
  response.resume()
})

it('answers under the name that it binds to', async () => {
  const url = await startServer({ HOST: 'board.corp.example' })
  const status = async (host: string) => {
    const [response] = await once(request(url, { headers: { Host: host } }).end(), 'response')
    response.resume()
    return response.statusCode
  }
  expect([await status('board.corp.example:3000'), await status('corp.example')]).toEqual([200, 421])
})

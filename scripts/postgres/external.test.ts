/** What is said of a DATABASE_URL that cannot be used. */
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { rowsOf, serverUrl, temporaryDatabaseUrl } from '../testing/temporary-database'
import { checkServer } from './external.mjs'

it('accepts a server and creates the missing database', async () => {
  const url = temporaryDatabaseUrl()
  expect(await checkServer(url)).toMatch(/^\d+/)
  expect(await rowsOf(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

it('names a wrong password without showing it', async () => {
  const url = Object.assign(new URL(serverUrl()), { password: 'not-the-password' }).href
  const failure = await checkServer(url).catch((error) => error)
  expect(failure).toMatchObject({ name: 'Failure', message: expect.stringContaining('refuses the user postgres') })
  expect(`${failure.message} ${failure.advice}`).not.toContain('not-the-password')
})

it('says where nothing answers', async () => {
  await expect(checkServer('postgresql://someone@127.0.0.1:1/faultline')).rejects.toThrow(
    /cannot be reached at 127\.0\.0\.1:1/,
  )
  await expect(checkServer('postgresql://someone@nowhere.invalid/faultline')).rejects.toThrow(/nowhere\.invalid:5432/)
})

it('says when something else than PostgreSQL answers', async () => {
  const server = net.createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as net.AddressInfo
  await expect(checkServer(`postgresql://someone@127.0.0.1:${port}/faultline`)).rejects.toMatchObject({
    name: 'Failure',
  })
})

it('says when the missing database may not be created', async () => {
  const role = `poor_${randomBytes(4).toString('hex')}`
  await rowsOf(serverUrl(), `CREATE ROLE ${role} LOGIN PASSWORD 'poor'`)
  onTestFinished(async () => void (await rowsOf(serverUrl(), `DROP ROLE ${role}`)))
  const url = Object.assign(new URL(serverUrl()), { username: role, password: 'poor', pathname: '/not_there' }).href
  await expect(checkServer(url)).rejects.toThrow(/"not_there" does not exist and could not be created/)
})

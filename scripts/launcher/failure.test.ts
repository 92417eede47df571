/** Errors that get a plain sentence instead of a stack. */
import net from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { ConfigurationError, readConfiguration } from '@/lib/env.mjs'
import { asFailure, Failure } from './failure.mjs'
import { freePort, reservePort } from './port.mjs'
import { isSupported } from './require-node.mjs'

const systemError = (code: string) => Object.assign(new Error(`${code}: it did not work`), { code, path: '/x' })

it('recognises a full disk wherever it shows, and missing permissions', () => {
  expect(asFailure(systemError('ENOSPC'))?.message).toBe('The disk is full.')
  expect(asFailure(Object.assign(new Error('could not extend file'), { code: '53100' }))?.message).toBe(
    'The disk is full.',
  )
  expect(asFailure(new Error('outer', { cause: systemError('ENOSPC') }))?.message).toBe('The disk is full.')
  expect(asFailure(systemError('EACCES'))?.message).toBe('No permission to use /x (EACCES).')
})

it('keeps what is plain already, and does not hide what nobody foresaw', () => {
  const failure = new Failure('This is wrong.', 'Do that.')
  expect(asFailure(failure)).toBe(failure)
  expect(asFailure(new TypeError('x is undefined'))).toBeUndefined()
  expect(asFailure('text')).toBeUndefined()
})

it('prints one line for each wrong variable', () => {
  const read = () => readConfiguration({ PORT: 'http', FAULTLINE_POLL_SECONDS: '0' }, '/')
  expect(read).toThrow(ConfigurationError)
  let failure: Failure | undefined
  try {
    read()
  } catch (error) {
    failure = asFailure(error)
  }
  expect(failure?.message.split('\n')).toEqual([
    expect.stringMatching(/^PORT="http" cannot be used/),
    expect.stringMatching(/^FAULTLINE_POLL_SECONDS="0" cannot be used/),
  ])
})

it('names a port that is taken and what to do', async () => {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as net.AddressInfo
  await expect(reservePort('127.0.0.1', port)).rejects.toMatchObject({
    message: `Port ${port} on 127.0.0.1 is already in use.`,
    advice: expect.stringContaining('PORT='),
  })
  expect(await freePort('127.0.0.1', port)).not.toBe(port)
  expect(await reservePort('127.0.0.1', 0)).toBeGreaterThan(0)
})

it('knows which versions of Node will do', () => {
  expect(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0', '26.0.0'].filter((v) => !isSupported(v))).toEqual([])
  expect(['12.22.0', '18.20.0', '20.18.3', '21.7.0', '22.11.0', ''].filter(isSupported)).toEqual([])
})

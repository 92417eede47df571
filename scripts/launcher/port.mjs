/** Finds out whether a TCP port can be listened on. */
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.mjs'

/**
 * @param {string} host
 * @param {number} [wanted] taken when it is free
 * @returns {Promise<number>}
 */
export async function freePort(host, wanted = 0) {
  return listenOnce(host, wanted).catch(() => listenOnce(host, 0))
}

/**
 * @param {string} host
 * @param {number} port 0 for any
 * @param {{ patienceMs?: number }} [options] how long to wait for a program that is just ending
 * @returns {Promise<number>} the port
 */
export async function reservePort(host, port, { patienceMs = 0 } = {}) {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      return await listenOnce(host, port)
    } catch (error) {
      if (Date.now() >= deadline) throw portFailure(host, port, /** @type {NodeJS.ErrnoException} */ (error))
      await sleep(100)
    }
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @param {NodeJS.ErrnoException} error
 */
export function portFailure(host, port, error) {
  if (error.code === 'EADDRINUSE')
    return new Failure(
      `Port ${port} on ${host} is already in use.`,
      `Stop the program that uses it, or choose another port: PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
    )
  if (error.code === 'EACCES')
    return new Failure(
      `This user may not listen on port ${port}.`,
      'Choose a port from 1024 on, for example: PORT=3000 npm start',
    )
  return new Failure(
    `Cannot listen on HOST=${host}: ${error.message}`,
    'HOST must be an address of this machine; leave it unset for 127.0.0.1, or use 0.0.0.0 for all.',
  )
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOnce(host, port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

/** Measures requests and queries one after the other: medians, in ms. */
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const WARM_UP = 30
const RUNS = 150
/** Before each request and each query: nobody may ask more than 100 times a second. */
const PAUSE_MS = 11

/** @returns {http.Agent} one connection, kept open */
export function keepAlive() {
  return new http.Agent({ keepAlive: true, maxSockets: 1 })
}

/**
 * @param {http.Agent} agent
 * @param {Record<string, string>} headers
 * @param {(run: number) => string} urlOf
 * @param {number} [status] what each must answer
 * @returns {Promise<{ ms: number, wholeMs: number, bytes: number }>} ms: to the first byte of the body
 */
export async function measureRequests(agent, headers, urlOf, status = 200) {
  const runs = []
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    await sleep(PAUSE_MS)
    runs.push(await request(urlOf(run), { agent, headers }, status))
  }
  const counted = runs.slice(WARM_UP)
  return {
    ms: median(counted.map(({ ms }) => ms)),
    wholeMs: median(counted.map(({ wholeMs }) => wholeMs)),
    bytes: median(counted.map(({ bytes }) => bytes)),
  }
}

/**
 * @param {string} url
 * @param {http.RequestOptions} options
 * @param {number} status
 * @returns {Promise<{ ms: number, wholeMs: number, bytes: number }>}
 */
function request(url, options, status) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const sent = http.get(url, options, (response) => {
      if (response.statusCode !== status) reject(new Error(`${url} answered ${response.statusCode}`))
      let ms = 0
      let bytes = 0
      response.on('data', (chunk) => {
        ms ||= performance.now() - begun
        bytes += chunk.length
      })
      response.on('end', () => resolve({ ms, wholeMs: performance.now() - begun, bytes }))
    })
    sent.on('error', reject)
  })
}

/**
 * @param {string} url of the database
 * @param {string} sql
 * @param {unknown[]} values
 */
export async function measureQuery(url, sql, values) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const times = []
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    await sleep(PAUSE_MS)
    const begun = performance.now()
    await client.query(sql, values)
    times.push(performance.now() - begun)
  }
  await client.end()
  return median(times.slice(WARM_UP))
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2))
}

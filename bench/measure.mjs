/** Measures requests and queries one after the other: medians and 95th percentiles, in ms. */
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
 * @param {number} [runs]
 * @param {number} [warmUp] before these; as many, but at most 30, unless told
 * @returns {Promise<{ ms: number, p95Ms: number, wholeMs: number, bytes: number }>} ms: to the first byte of the body
 */
export async function measureRequests(
  agent,
  headers,
  urlOf,
  status = 200,
  runs = RUNS,
  warmUp = Math.min(WARM_UP, runs),
) {
  const measured = []
  for (let run = 0; run < warmUp + runs; run += 1) {
    await sleep(PAUSE_MS)
    measured.push(await request(urlOf(run), { agent, headers }, status))
  }
  const counted = measured.slice(warmUp)
  return {
    ms: median(counted.map(({ ms }) => ms)),
    p95Ms: quantile(
      counted.map(({ ms }) => ms),
      0.95,
    ),
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
 * @param {number} [runs] after some to warm up
 */
export async function measureQuery(url, sql, values, runs = RUNS) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const times = []
  const warmUp = Math.min(WARM_UP, runs)
  for (let run = 0; run < warmUp + runs; run += 1) {
    await sleep(PAUSE_MS)
    const begun = performance.now()
    await client.query(sql, values)
    times.push(performance.now() - begun)
  }
  await client.end()
  return median(times.slice(warmUp))
}

/** @param {number[]} values */
function median(values) {
  return quantile(values, 0.5)
}

/**
 * @param {number[]} values
 * @param {number} part of 1
 */
function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2))
}

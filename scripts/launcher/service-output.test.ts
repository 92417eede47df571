/** What of a service's output a person gets to see. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../testing/temporary-directory'
import { openLog } from './log-file.mjs'
import { errorMessageOf, mostTelling, withoutControls } from './service-output.mjs'

it('shows errors and leaves the rest to the log', () => {
  expect(errorMessageOf('{"level":50,"msg":"poll failed","err":{"message":"ECONNREFUSED"}}')).toBe(
    'poll failed: ECONNREFUSED',
  )
  expect(errorMessageOf('{"level":60,"msg":"out of memory"}')).toBe('out of memory')
  expect(errorMessageOf('{"level":50}')).toBe('an error without a message')
  expect(errorMessageOf('{"level":40,"msg":"late"}')).toBeUndefined()
  expect(errorMessageOf('   ▲ Next.js 16')).toBeUndefined()
  expect(errorMessageOf('{broken')).toBeUndefined()
})

it('lets nobody write to the terminal what moves or hides', () => {
  expect(withoutControls('asked for \x1b[2J\x9b31m\x85 here\tand\x00there')).toBe(
    'asked for \\x1b[2J\\x9b31m\\x85 here\tand\\x00there',
  )
  expect(errorMessageOf(JSON.stringify({ level: 50, msg: 'no\n\x1b[2Jfile' }))).toBe('no\\x0a\\x1b[2Jfile')
})

it('picks the line that tells most of what Node prints for an uncaught error', () => {
  const lines = ['node:events:502', 'throw er; // Unhandled', '^', 'TypeError: x is not a function', 'at main']
  expect(mostTelling(lines)).toBe('TypeError: x is not a function')
  expect(mostTelling(['Warning, something'])).toBe('Warning, something')
})

it('puts a large log aside once', () => {
  const file = path.join(temporaryDirectory(), 'logs', 'web.log')
  const write = openLog(file, 10)
  for (const text of ['0123456789\n', 'second\n', 'third\n']) expect(write(text)).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe('second\nthird\n')
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('0123456789\n')
  openLog(file, 10)
  expect(existsSync(file)).toBe(false)
  expect(readFileSync(`${file}.1`, 'utf8')).toBe('second\nthird\n')
})

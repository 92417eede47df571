import { expect, it } from 'vitest'
import { clientAddress } from './client-address.mjs'

const TRUSTED = new Set(['10.0.0.1', '10.0.0.2', '2001:db8::1'])
const isTrusted = (address: string) => TRUSTED.has(address)

it.each([
  ['the connection, where nobody else speaks', '192.0.2.7', undefined, '192.0.2.7'],
  ['the connection, whatever a stranger claims', '192.0.2.7', '203.0.113.9', '192.0.2.7'],
  ['what a trusted proxy says', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  [
    'the nearest that is not trusted: what stands left of it may be invented',
    '10.0.0.1',
    '1.1.1.1, 203.0.113.9',
    '203.0.113.9',
  ],
  ['through several trusted proxies', '10.0.0.1', '1.1.1.1, 203.0.113.9,10.0.0.2', '203.0.113.9'],
  ['the furthest where all are trusted', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ['the proxy itself where it says nothing', '10.0.0.1', undefined, '10.0.0.1'],
  ['the last that can be read', '10.0.0.1', '203.0.113.9, unknown', '10.0.0.1'],
  [
    'the last that can be read, not what stands left of rubbish',
    '10.0.0.1',
    '203.0.113.9, evil"\u0001, 10.0.0.2',
    '10.0.0.2',
  ],
  ['without the port that a proxy adds', '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
  ['without brackets and port', '10.0.0.1', '[2001:db8::9]:4711', '2001:db8::9'],
  ['IPv4 as such where a socket takes both', '::ffff:192.0.2.7', undefined, '192.0.2.7'],
  ['a trusted proxy also through such a socket', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['a trusted proxy by IPv6', '2001:db8::1', '::FFFF:203.0.113.9', '203.0.113.9'],
  ['without the zone of a link-local address', 'fe80::1%eth0', undefined, 'fe80::1'],
  ['something, where the peer has gone', undefined, '203.0.113.9', '0.0.0.0'],
])('is %s', (_, peer, forwardedFor, address) => {
  expect(clientAddress(peer, forwardedFor, isTrusted)).toBe(address)
})

it('reads a hostile list in no time', () => {
  // Milliseconds; minutes where each sign is looked at for each sign.
  const started = process.cpuUsage()
  expect(clientAddress('10.0.0.1', `${'['.repeat(800_000)}${' '.repeat(800_000)}`, isTrusted)).toBe('10.0.0.1')
  const { user, system } = process.cpuUsage(started)
  // Not by the clock, which goes on while others have the machine.
  expect((user + system) / 1_000).toBeLessThan(5_000)
})

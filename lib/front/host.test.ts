import { expect, it } from 'vitest'
import { hostCheck, onlyHost } from './host.mjs'

const isOurs = hostCheck(['Faultline.Example.org', '0.0.0.0'])

it.each([
  ...['127.0.0.1', '127.0.0.1:3000', '[::1]:3000', '[::1]', '192.0.2.7', '203.0.113.9:80', '[2001:db8::1]:1'],
  ...['localhost', 'LOCALHOST:3000', 'faultline.localhost', 'a.b.localhost:1', 'faultline', 'ops_board-1:3000'],
  ...['faultline.example.org', 'faultline.example.org:443', 'FAULTLINE.example.ORG'],
])('answers under %s', (host) => expect(isOurs(host)).toBe(true))

it.each([
  ...['evil.example', 'faultline.example.org.evil.example', 'evil-faultline.example.org', 'example.org', 'localhost.'],
  ...['localhost.evil.example', 'evillocalhost.example', '.localhost', '127.0.0.1.evil.example', '1.2.3.4.5'],
  ...['', ' ', ':3000', 'localhost:', 'localhost:http', 'localhost:123456', 'local host', 'localhost, localhost'],
  ...['user@localhost', 'user:word@localhost', 'localhost/path', 'localhost?x', 'localhost#x', 'localhost\\x'],
  ...[
    'localhost\r\nX: y',
    'localhost\0',
    'localhost\n',
    'lócalhost',
    '[::1',
    '::1',
    '[evil]',
    '[1.2.3.4]',
    '[::1]evil',
  ],
])('does not answer under %j', (host) => expect(isOurs(host)).toBe(false))

it('answers under no public name before it is told one', () => {
  expect(hostCheck([])('faultline.example.org')).toBe(false)
})

it('takes one Host, and none of several', () => {
  expect(onlyHost(['Accept', '*/*', 'hOsT', 'localhost'])).toBe('localhost')
  expect(onlyHost(['Accept', 'host', 'X', 'host'])).toBeUndefined()
  expect(onlyHost(['Host', 'localhost', 'HOST', 'localhost'])).toBeUndefined()
})

/** What is typed after `npm run admin --`, understood or refused. */
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/domain/access'
import { Misuse, ROLE_NAMES, readCommand } from './command.mjs'
import { USAGE } from './usage.mjs'

const read = (line: string) => readCommand(line.split(' ').filter(Boolean))

describe('readCommand', () => {
  it.each([
    ['token create --name ci --role viewer', { verb: 'token create', name: 'ci', role: 'viewer', days: 90 }],
    ['token create --role=admin --name=x --days=7', { verb: 'token create', name: 'x', role: 'admin', days: 7 }],
    ['token create --name x --role owner --days never', { verb: 'token create', name: 'x', role: 'owner', days: null }],
    ['token revoke --name ci', { verb: 'token revoke', id: null, name: 'ci' }],
    [
      'user create --email Mira@Example.org',
      { verb: 'user create', email: 'mira@example.org', name: null, role: null, withPassword: false },
    ],
    ['user reset-mfa --email a@b', { verb: 'user reset-mfa', email: 'a@b' }],
    ['doctor', { verb: 'doctor', problem: null }],
    ['--help', { verb: 'help' }],
    ['token create -h', { verb: 'help' }],
  ])('understands %s', (line, command) => {
    expect(read(line)).toEqual(command)
  })

  it.each([
    ['', 'Say what to do.'],
    ['tokens', 'There is no command tokens.'],
    ['token', 'There is no command token.'],
    ['constructor', 'There is no command constructor.'],
    ['token create --role viewer', '--name is missing.'],
    ['token create --name ci', '--role is missing.'],
    ['token create --name ci --role root', '--role root is no role: choose one of viewer, responder, admin, owner.'],
    [
      'token create --name ci --role viewer --days 0',
      '--days 0 cannot be used: a whole number from 1 to 3650, or never.',
    ],
    ['token create --name ci --role viewer --for ever', "Unknown option '--for'."],
    ['token create --name ci --role viewer more', "Unexpected argument 'more'."],
    ['token list --name ci', "Unknown option '--name'."],
    ['token revoke', 'Name the token by --id or by --name.'],
    ['user create --email mira', '--email mira is not an e-mail address.'],
    ['user link', '--email is missing.'],
  ])('refuses "%s"', (line, message) => {
    expect(() => read(line)).toThrow(new Misuse(message))
  })
})

it('knows the roles of the policy, and names every command in its usage', () => {
  expect(ROLE_NAMES).toEqual(ROLES)
  for (const verb of ['token create', 'token revoke', 'user create', 'user reset-mfa', 'secrets rotate', 'doctor']) {
    expect(USAGE).toContain(`  ${verb}`)
  }
})

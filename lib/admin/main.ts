/** Runs one command against the database in DATABASE_URL and hands its result to the process that started it. */
import { COMMAND_LINE } from '@/lib/audit/contract'
import { AppError } from '@/lib/errors'
import { reencryptSecrets } from '@/lib/secrets/write'
import { runDoctor } from './doctor'
import { prepareFirstOwner } from './first-owner-link'
import type { Outcome } from './outcome'
import type { AdminAnswer, AdminRequest } from './request.mjs'
import { runCreateToken, runListTokens, runRevokeToken } from './tokens'
import { runCreateUser, runDisableUser, runEnableUser, runListUsers, runResetSecondFactor, runUserLink } from './users'

async function run({ command, base }: AdminRequest): Promise<Outcome> {
  switch (command.verb) {
    case 'token create':
      return runCreateToken(command)
    case 'token list':
      return runListTokens()
    case 'token revoke':
      return runRevokeToken(command)
    case 'user create':
      return runCreateUser(command, base)
    case 'user list':
      return runListUsers()
    case 'user link':
      return runUserLink(command, base)
    case 'user reset-mfa':
      return runResetSecondFactor(command)
    case 'user disable':
      return runDisableUser(command)
    case 'user enable':
      return runEnableUser(command)
    case 'secrets rotate':
      return runRotateSecrets()
    case 'doctor':
      return runDoctor(command)
    case 'first owner':
      return { print: JSON.stringify(await prepareFirstOwner(command)) }
  }
}

async function runRotateSecrets(): Promise<Outcome> {
  const { settings, secondFactors, trackers } = await reencryptSecrets(COMMAND_LINE)
  const rest = 'FAULTLINE_OLD_SECRET_KEYS is not needed any more.'
  return {
    print: '',
    notes: [
      `Encrypted anew: ${settings} settings, ${secondFactors} second factors, ${trackers} secrets of issue trackers. ${rest}`,
    ],
  }
}

async function answer(): Promise<AdminAnswer> {
  try {
    const { print, notes = [], failed = false } = await run(JSON.parse(process.argv[2] ?? '') as AdminRequest)
    for (const note of notes) process.stderr.write(`${note}\n`)
    return { print, code: failed ? 1 : 0 }
  } catch (error) {
    if (error instanceof AppError) process.stderr.write(`${error.message}\n`)
    else process.stderr.write(`This should not have happened; please report it:\n${inspect(error)}\n`)
    return { print: '', code: 1 }
  }
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const answered = await answer()
process.send?.(answered, () => process.exit(answered.code))

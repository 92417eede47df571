/** What `npm run admin` says of itself. */
import { ROLE_NAMES } from './command.mjs'

export const USAGE = `npm run admin -- COMMAND

  token create --name NAME --role ROLE [--days DAYS|never]
                         prints a new API token; 90 days unless said otherwise
  token list             all tokens, without their secrets
  token revoke --name NAME | --id ID

  user create --email EMAIL [--name NAME] [--role ROLE] [--password-stdin]
                         prints a one-time link, valid for 7 days; with --password-stdin the
                         first line of standard input becomes the password instead.
                         Without --role: owner if there is none yet, else viewer
  user list              everybody who may sign in, or was disabled
  user link --email EMAIL
                         prints a one-time link for somebody who lost their way in
  user reset-mfa --email EMAIL
                         takes the second factor away and ends their sessions
  user disable --email EMAIL
  user enable --email EMAIL

  secrets rotate         encrypts stored secrets anew with the current key
  doctor                 checks this installation; exit code 1 where something is wrong

Roles: ${ROLE_NAMES.join(', ')}. It works on the running Faultline's database, on DATABASE_URL, or
starts the database for as long as it needs it. Results go to standard output, all else
to standard error. Exit codes: 0 done, 1 failed, 2 not understood.
`

/** The order in which `npm run admin` does things. Standard output gets the result alone, standard error all else. */
import { Misuse, readCommand } from '../../lib/admin/command.mjs'
import { USAGE } from '../../lib/admin/usage.mjs'
import { readConfiguration } from '../../lib/env.mjs'
import { installDependencies } from '../launcher/dependencies.mjs'
import { asFailure } from '../launcher/failure.mjs'
import { root } from '../launcher/root.mjs'
import { watchForShutdown } from '../launcher/shutdown.mjs'
import { complain, speakOnStandardError } from '../launcher/terminal.mjs'

/** @typedef {Exclude<import('../../lib/admin/command.mjs').Command, { verb: 'help' }>} RunnableCommand */

/** @param {string[]} argv */
export async function main(argv) {
  speakOnStandardError()
  const shutdown = watchForShutdown()
  try {
    const command = readCommand(argv)
    if (command.verb === 'help') {
      process.stdout.write(USAGE)
      await shutdown.stop(0)
    } else {
      const { print, code } = await carryOut(command, shutdown)
      process.stdout.write(print)
      await shutdown.stop(code)
    }
  } catch (error) {
    if (error instanceof Misuse) {
      console.error(`${error.message}\n\n${USAGE}`)
      await shutdown.stop(2)
    }
    complain(error)
    await shutdown.stop(1)
  }
}

/**
 * @param {RunnableCommand} command
 * @param {import('../launcher/shutdown.mjs').Shutdown} shutdown
 */
async function carryOut(command, shutdown) {
  const configuration = readConfiguration(process.env, root)
  await installDependencies(root)
  // What follows needs the packages.
  const { askAdmin } = await import('./ask.mjs')
  const { borrowMigratedDatabase } = await import('./database.mjs')
  try {
    const { url, base } = await borrowMigratedDatabase(configuration, shutdown)
    return await askAdmin({ command, base }, { databaseUrl: url })
  } catch (error) {
    const failure = asFailure(error)
    if (command.verb !== 'doctor' || !failure) throw error
    const problem = [failure.message, failure.advice].filter(Boolean).join(' ')
    return askAdmin({ command: { ...command, problem }, base: '' }, {})
  }
}

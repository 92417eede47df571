/** `npm run admin -- doctor`: a line for each thing that must be right. */
import { readConfiguration } from '@/lib/env.mjs'
import { checkDatabase } from './check-database'
import { checkInstallation } from './check-installation'
import type { Doctor } from './command.mjs'
import type { Outcome } from './outcome'
import { wrong } from './verdict'

/** Fails where anything is wrong; advice alone is no failure. */
export async function runDoctor({ problem }: Doctor): Promise<Outcome> {
  const database = problem === null ? await checkDatabase() : [wrong(problem)]
  const verdicts = [...checkInstallation(readConfiguration()), ...database]
  const count = verdicts.filter(({ mark }) => mark === '✗').length
  return {
    print: verdicts.map(({ mark, says }) => `${mark} ${says}\n`).join(''),
    notes: [count === 0 ? 'Nothing is wrong.' : `${count === 1 ? 'One thing is' : `${count} things are`} wrong.`],
    failed: count > 0,
  }
}

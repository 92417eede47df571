/** `npm run admin -- COMMAND`: people, tokens and health from the command line. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('./admin/run.mjs').then((admin) => admin.main(process.argv.slice(2)))

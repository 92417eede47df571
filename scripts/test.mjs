/** `npm test [check|unit|e2e] [arguments]`: sets up and runs every check and test, or one part of them. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('./testing/test.mjs').then((tests) => tests.main(process.argv.slice(2)))

/** `npm run bench [sizes]`: prints figures as JSON lines, each beside a floor that is measured in the same run. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('../bench/main.mjs').then((bench) => bench.main(process.argv.slice(2)))

/** `npm run demo`: everything as `npm start` does it, on an invented organization of AWS. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('./launcher/demo.mjs').then((launcher) => launcher.start())

/** `npm start`: everything from a fresh clone to a running Faultline. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('./launcher/start.mjs').then((launcher) => launcher.start())

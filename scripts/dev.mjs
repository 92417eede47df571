/** `npm run dev`: the web server and the worker from their sources, on the same database as `npm start`. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('./launcher/dev.mjs').then((launcher) => launcher.start())

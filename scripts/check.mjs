/** `npm run check`: types, lint and dead code, side by side. */
import { requireNode } from './launcher/require-node.mjs'

requireNode()
import('./testing/check.mjs').then((checks) => checks.main())

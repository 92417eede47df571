/** What the form about a source may hold. */
import 'server-only'
import { z } from 'zod'

export const pollForm = z.object({ source: z.string('Name a source.').max(200) })

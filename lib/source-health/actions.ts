/** What may be done about a source: ask it now. */
'use server'
import { action } from '@/lib/access/action'
import { pollForm } from './schemas'
import { pollNow } from './write-poll-now'

/** Nothing stored changes by it but what AWS says: it stands in the list of polls, not in the audit. */
export const pollNowAction = action('sources:poll', pollForm, ({ source }) => pollNow(source))

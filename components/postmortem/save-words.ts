/** Says what of a typed text the server has. */
import type { AutosaveView } from '@/lib/postmortems/autosave'

type Saved = Pick<AutosaveView, 'unsaved' | 'kept' | 'trouble' | 'refused' | 'conflict' | 'savedAt'>

/** idle: nobody typed. waiting: it is not saved, and will not be for a while. */
interface SaveWords {
  state: 'idle' | 'saved' | 'saving' | 'waiting'
  text: string
}

/** In a few words, or a sentence where something is in the way. */
export function saveWords({ unsaved, kept, trouble, refused, conflict, savedAt }: Saved): SaveWords {
  if (!unsaved) return savedAt === null ? { state: 'idle', text: '' } : { state: 'saved', text: 'Saved' }
  if (conflict !== null) return { state: 'waiting', text: 'Not saved yet: choose below what shall stand.' }
  if (refused !== null) return { state: 'waiting', text: 'Not saved.' }
  if (trouble === null) return { state: 'saving', text: 'Saving…' }
  const why = trouble.signedOut ? 'you are signed out' : 'connection lost'
  const then = trouble.signedOut ? 'you are signed in again' : 'it is back'
  const where = kept
    ? `kept in this browser and sent when ${then}`
    : `and this browser keeps no copy. Leave this page open until ${then}`
  return { state: 'waiting', text: `Not saved yet: ${why}, ${where}.` }
}

/** What responders write on an incident: notes, marks, times that they saw. Each action asks for `incidents:respond`. */
'use server'
import { action } from '@/lib/access/action'
import { inTransaction } from '@/lib/db/transaction'
import { doerOf } from './doer'
import { markForm, noteDeleteForm, noteEditForm, noteForm, noteStarForm, windowForm, windowRemoveForm } from './schemas'
import { addNote, deleteNote, editNote, starNote } from './write-notes'
import { addWindow, removeWindow } from './write-windows'

/** Fields: id, body (Markdown), occurredAt, starred. Returns the id of the note. */
export const addNoteAction = action('incidents:respond', noteForm, ({ id, ...note }, by) =>
  inTransaction((client) => addNote(client, doerOf(by), id, { kind: 'note', ...note })),
)

/** Fields: id, body (a few words), occurredAt. Returns the id of the mark. */
export const addMarkAction = action('incidents:respond', markForm, ({ id, ...mark }, by) =>
  inTransaction((client) => addNote(client, doerOf(by), id, { kind: 'mark', ...mark })),
)

/** Fields: note, version (the note's own), body, occurredAt. */
export const editNoteAction = action('incidents:respond', noteEditForm, ({ note, ...edit }, by) =>
  inTransaction((client) => editNote(client, doerOf(by), note, edit)),
)

/** Field: note. */
export const deleteNoteAction = action('incidents:respond', noteDeleteForm, ({ note }, by) =>
  inTransaction((client) => deleteNote(client, doerOf(by), note)),
)

/** Fields: note, starred: `true` or blank. */
export const starNoteAction = action('incidents:respond', noteStarForm, ({ note, starred }, by) =>
  inTransaction((client) => starNote(client, doerOf(by), note, starred)),
)

/** Fields: id, from, to, service, region, sentence. Returns the id of the window. */
export const addWindowAction = action('incidents:respond', windowForm, ({ id, ...window }, by) =>
  inTransaction((client) => addWindow(client, doerOf(by), id, window)),
)

/** Field: window. */
export const removeWindowAction = action('incidents:respond', windowRemoveForm, ({ window }, by) =>
  inTransaction((client) => removeWindow(client, doerOf(by), window)),
)

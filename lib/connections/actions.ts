/** What administrators do with connections: each action asks for `connections:manage`. */
'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import { changedConnectionForm, connectionForm, newConnectionForm } from './schemas'
import { changeConnection, checkConnectionSoon, createConnection, deleteConnection, switchConnection } from './write'

/** Leads to the new connection, where the walk goes on. */
export const createConnectionAction = action('connections:manage', newConnectionForm, async (made, { actor }) => {
  const id = await createConnection(actor, made)
  redirect(`/settings/connections/${id}?walk=allow`)
})

export const changeConnectionAction = action(
  'connections:manage',
  changedConnectionForm,
  ({ id, partition, settings }, { actor }) => changeConnection(actor, id, partition, settings),
)

export const switchOffConnectionAction = action('connections:manage', connectionForm, ({ id }, { actor }) =>
  switchConnection(actor, id, false),
)

export const switchOnConnectionAction = action('connections:manage', connectionForm, ({ id }, { actor }) =>
  switchConnection(actor, id, true),
)

/** Leads back to the list. */
export const deleteConnectionAction = action('connections:manage', connectionForm, async ({ id }, { actor }) => {
  await deleteConnection(actor, id)
  redirect('/settings/connections')
})

/** Reads only: the results stand on the connection's page, not in the audit. */
export const checkConnectionAction = action('connections:manage', connectionForm, ({ id }) => checkConnectionSoon(id))

/** What administrators do with issue trackers: each action asks for `trackers:manage`. */
'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import { checkTracker } from './check'
import { changedTrackerForm, newTrackerForm, trackerForm } from './schemas'
import { changeTracker, createTracker, renewHookSecret, switchTracker } from './write'
import { removeTracker } from './write-remove'

/** Answers with the secret of the webhook, once. */
export const createTrackerAction = action('trackers:manage', newTrackerForm, (made, { actor }) =>
  createTracker(actor, made),
)

export const changeTrackerAction = action('trackers:manage', changedTrackerForm, ({ id, settings }, { actor }) =>
  changeTracker(actor, id, settings),
)

export const switchOffTrackerAction = action('trackers:manage', trackerForm, ({ id }, { actor }) =>
  switchTracker(actor, id, false),
)

export const switchOnTrackerAction = action('trackers:manage', trackerForm, ({ id }, { actor }) =>
  switchTracker(actor, id, true),
)

/** Answers with the new secret, once. */
export const renewHookSecretAction = action('trackers:manage', trackerForm, ({ id }, { actor }) =>
  renewHookSecret(actor, id),
)

/** Reads only: what was found is told, and kept as how the tracker does. */
export const checkTrackerAction = action('trackers:manage', trackerForm, ({ id }) => checkTracker(id))

/** Leads back to the list. */
export const removeTrackerAction = action('trackers:manage', trackerForm, async ({ id }, { actor }) => {
  await removeTracker(actor, id)
  redirect('/settings/trackers')
})

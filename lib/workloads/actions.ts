/** What administrators declare of workloads: each action asks for `accounts:manage`. */
'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import type { WorkloadOutcome } from './contract'
import { previewPlace } from './read-accounts'
import { getService } from './read-services'
import {
  dependencyTarget,
  newServiceDependencyForm,
  newWorkloadDependencyForm,
  serviceDependencyForm,
  workloadDependencyForm,
  workloadForm,
  workloadTarget,
} from './schemas'
import { changeWorkload, createWorkload, deleteWorkload } from './write'
import { addDependency, changeDependency, removeDependency } from './write-dependencies'

/**
 * Fields: id (blank: a new one), intent (`look`, `save`), name, note, team, tagKey, tagValue, accounts. Says where the
 * workload runs; a new one leads to its page once it is saved.
 */
export const saveWorkloadAction = action(
  'accounts:manage',
  workloadForm,
  async ({ id, intent, definition }, { actor }): Promise<WorkloadOutcome> => {
    const saved = intent === 'save'
    if (saved && id === null) redirect(`/settings/dependencies/${await createWorkload(actor, definition)}`)
    if (saved && id !== null) await changeWorkload(actor, id, definition)
    return { saved, definition, preview: await previewPlace(definition) }
  },
)

/** Field: id. Leads back to the list. */
export const deleteWorkloadAction = action('accounts:manage', workloadTarget, async ({ id }, { actor }) => {
  await deleteWorkload(actor, id)
  redirect('/settings/dependencies')
})

/** Fields: id, service (its id or name), region (blank: any), note. */
export const addServiceDependencyAction = action(
  'accounts:manage',
  newServiceDependencyForm,
  async ({ id, service, region, note }, { actor }) => {
    const key = await getService(service)
    await addDependency(actor, id, { service: key.service, region: region ?? key.region, onWorkloadId: null, note })
  },
)

/** Fields: id, onWorkload, note. */
export const addWorkloadDependencyAction = action(
  'accounts:manage',
  newWorkloadDependencyForm,
  ({ id, onWorkload, note }, { actor }) =>
    addDependency(actor, id, { service: null, region: null, onWorkloadId: onWorkload, note }),
)

/** Fields: dependency, service, region, note. */
export const changeServiceDependencyAction = action(
  'accounts:manage',
  serviceDependencyForm,
  async ({ dependency, service, region, note }, { actor }) => {
    const key = await getService(service)
    const need = { service: key.service, region: region ?? key.region, onWorkloadId: null, note }
    await changeDependency(actor, dependency, need)
  },
)

/** Fields: dependency, onWorkload, note. */
export const changeWorkloadDependencyAction = action(
  'accounts:manage',
  workloadDependencyForm,
  ({ dependency, onWorkload, note }, { actor }) =>
    changeDependency(actor, dependency, { service: null, region: null, onWorkloadId: onWorkload, note }),
)

/** Field: dependency. */
export const removeDependencyAction = action('accounts:manage', dependencyTarget, ({ dependency }, { actor }) =>
  removeDependency(actor, dependency),
)

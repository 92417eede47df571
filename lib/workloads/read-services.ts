/** Reads which services a workload can depend on: those of AWS's catalogue, and whatever else events or accounts name. */
import 'server-only'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import type { ServiceKey } from '@/lib/domain/service-id'
import { spellingsOf, splitServiceName } from '@/lib/domain/service-of-name'
import { AppError } from '@/lib/errors'
import type { ServiceChoice } from '@/lib/service-names/contract'
import { listServices, listUnmappedServices } from '@/lib/service-names/read'

const LONGEST_NAMED = 60

/** By AWS's name, then those that no catalogue knows, under their id. Nobody depends on "multiple services". */
export async function listServiceChoices(): Promise<ServiceChoice[]> {
  const [services, unmapped] = await Promise.all([listServices(), listUnmappedServices()])
  return [...services, ...unmapped.map(({ service }) => ({ service, name: service }))].filter(
    ({ service }) => service !== MULTIPLE_SERVICES,
  )
}

/** The service, and the Region where it names one, that somebody means by an id or a name; null for none that is known of. */
export async function findService(typed: string): Promise<ServiceKey | null> {
  const choices = await listServiceChoices()
  const key = splitServiceName(typed, spellingsOf(choices))
  return choices.some(({ service }) => service === key.service) ? key : null
}

/** As findService. @throws AppError INVALID for none that is known of */
export async function getService(typed: string): Promise<ServiceKey> {
  const key = await findService(typed)
  if (key !== null) return key
  const message = `No service is known as “${typed.slice(0, LONGEST_NAMED)}”: choose one of the list.`
  throw new AppError('INVALID', `${message} Nothing was changed.`, { service: message })
}

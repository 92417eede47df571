/** Words for what workloads depend on. */
import type { DependencyView } from '@/lib/workloads/contract'

/** AWS's names of services, by id. */
export type ServiceNames = ReadonlyMap<string, string>

/** "Amazon Cognito in us-east-1", "Amazon Cognito in any Region", "payments". */
export function dependencyWords({ service, region, onWorkload }: DependencyView, names: ServiceNames): string {
  if (service === null) return onWorkload?.name ?? 'a workload'
  return `${names.get(service) ?? service} ${regionWords(region)}`
}

/** "in us-east-1", "in any Region", "everywhere (global)". */
export function regionWords(region: string | null): string {
  if (region === null) return 'in any Region'
  return region === 'global' ? 'as a global service' : `in ${region}`
}

/** "1 account", "10,000 accounts". */
export function countWords(count: number, one: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : `${one}s`}`
}

/** Names after each other; of many the first, and how many more there are. */
export function namesWords(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ')
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

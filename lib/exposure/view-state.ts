/** Addresses of dry runs: what would happen if a service failed somewhere. */
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'

/** What is supposed to fail. */
export interface Supposition {
  /** Catalogue id; null: everything in the Region. */
  service: string | null
  /** AWS Region id or `global`; null: wherever. */
  region: string | null
}

/** The page of a dry run. */
export function whatIfHref({ service, region }: Supposition): string {
  const params = new URLSearchParams({ service: service ?? MULTIPLE_SERVICES })
  if (region !== null) params.set('region', region)
  return `/what-if?${params}`
}

/** How a dry run is named: "IAM, us-east-1", "Region eu-west-1". */
export function supposedWords({ service, region }: Supposition, name: string): string {
  if (service === null || service === MULTIPLE_SERVICES) return `Region ${region ?? 'unnamed'}`
  return region === null ? name : `${name}, ${region}`
}

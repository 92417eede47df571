/** The list of services and Regions, as the demo's public document has it: names also of what only accounts are told about. */
import { REGION_NAMES } from '@/lib/domain/region'
import { type Document, json } from '../documents'
import { SERVICE_NAMES } from '../invented-history'

const FURTHER_NAMES: Readonly<Record<string, string>> = {
  billing: 'AWS Billing',
  elasticache: 'Amazon ElastiCache',
  redshift: 'Amazon Redshift',
}
/** What has no Region. */
const GLOBAL: readonly string[] = ['billing', 'cloudfront', 'iam', 'organizations', 'route53']

/** One row for each service in each Region. */
export function catalogue(): Document {
  const rows = Object.entries({ ...SERVICE_NAMES, ...FURTHER_NAMES }).flatMap(([service, service_name]) =>
    GLOBAL.includes(service)
      ? [{ service, service_name }]
      : Object.entries(REGION_NAMES).map(([region_id, region_name]) => ({
          service: `${service}-${region_id}`,
          service_name,
          region_id,
          region_name,
        })),
  )
  return json(rows, {}, 'utf-8 with mark')
}

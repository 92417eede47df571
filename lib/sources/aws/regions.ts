/** Where a connection's resources are looked for. */
import { type AwsConnection, HOME_REGION } from '@/lib/domain/aws-connection'

/** The Regions that the connection names, else the home Region of its partition. */
export function regionsOf({ regions, partition }: Pick<AwsConnection, 'regions' | 'partition'>): readonly string[] {
  return regions.length > 0 ? regions : [HOME_REGION[partition]]
}

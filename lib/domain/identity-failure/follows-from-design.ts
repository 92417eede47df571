/** What goes on working because of how AWS builds IAM, where no text says otherwise; each with AWS's document. */
import { GLOBAL_REGION } from '../region'
import type { IdentityStatement } from './identity-event'

/**
 * Where it stands that each Region authorizes from its own read-only copy. Of the other partitions AWS documents only
 * that their global services are built alike.
 */
const SOURCES: Readonly<Record<string, string>> = {
  aws: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/disaster-recovery-resiliency.html',
  'aws-cn': 'https://docs.amazonaws.cn/en_us/IAM/latest/UserGuide/disaster-recovery-resiliency.html',
}
const ANY_PARTITION =
  'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html'

/** Existing principals keep working while IAM's control plane or its propagation is impaired. */
export function existingKeepsWorking({
  partition,
  isOver,
}: {
  partition: string | null
  isOver: boolean
}): IdentityStatement {
  const verb = isOver ? 'should have kept' : 'should keep'
  return {
    works: true,
    words: `Using existing users, roles and credentials ${verb} working: each Region authorizes from its own copy`,
    regions: [GLOBAL_REGION],
    sentence: null,
    eventId: null,
    source: SOURCES[partition ?? 'aws'] ?? ANY_PARTITION,
  }
}

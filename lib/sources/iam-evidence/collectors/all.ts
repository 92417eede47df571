/** Every collector, by the kind that it reads. */
import type { FactKind } from '@/lib/domain/evidence/facts'
import type { Collector } from '../collector'
import { accessAnalyzer } from './access-analyzer'
import { accountSummary } from './account-summary'
import { alarms } from './alarms'
import { alternateContacts } from './alternate-contacts'
import { authorizationDetails } from './authorization-details'
import { credentialReport } from './credential-report'
import { detectionServices } from './detection-services'
import { eventRules } from './event-rules'
import { identityCenter } from './identity-center'
import { identityProviders } from './identity-providers'
import { lastAccessed } from './last-accessed'
import { organization } from './organization'
import { passwordPolicy } from './password-policy'
import { recovery } from './recovery'
import { serverCertificates } from './server-certificates'
import { stackDrift } from './stack-drift'
import { trails } from './trails'
import { virtualMfa } from './virtual-mfa'

/** In the order in which they begin: what takes AWS a while first. */
export const COLLECTORS: { readonly [K in FactKind]: Collector<K> } = {
  'credential-report': credentialReport,
  'authorization-details': authorizationDetails,
  trails,
  'access-analyzer': accessAnalyzer,
  'stack-drift': stackDrift,
  'last-accessed': lastAccessed,
  'account-summary': accountSummary,
  'virtual-mfa': virtualMfa,
  'password-policy': passwordPolicy,
  'server-certificates': serverCertificates,
  'identity-providers': identityProviders,
  'identity-center': identityCenter,
  alarms,
  'event-rules': eventRules,
  'alternate-contacts': alternateContacts,
  'detection-services': detectionServices,
  recovery,
  organization,
}

/** The kinds that every account has. */
export const ACCOUNT_KINDS: readonly FactKind[] = (Object.keys(COLLECTORS) as FactKind[]).filter(
  (kind) => kind !== 'organization',
)

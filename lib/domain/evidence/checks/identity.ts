/** The checks of sections C, D and E: root and MFA, least privilege, credentials. */
import type { Check } from '../check'
import { ROOT_MFA } from './c1-root-mfa'
import { ROOT_HARDWARE_MFA } from './c2-root-hardware-mfa'
import { ROOT_KEYS } from './c3-root-keys'
import { ROOT_USE } from './c4-root-use'
import { CENTRAL_ROOT } from './c5-central-root'
import { CONSOLE_MFA } from './c6-console-mfa'
import { FEDERATED_MFA } from './c7-federated-mfa'
import { ADMIN_POLICIES } from './d1-admin-policies'
import { SERVICE_WILDCARDS } from './d2-service-wildcards'
import { USER_POLICIES } from './d3-user-policies'
import { ANALYZER_REGIONS } from './d4-analyzer-regions'
import { EXTERNAL_FINDINGS } from './d5-external-findings'
import { UNUSED_ACCESS } from './d6-unused-access'
import { UNUSED_SERVICES } from './d7-unused-services'
import { GUARDRAILS } from './d8-guardrails'
import { OPEN_TRUST } from './d9-open-trust'
import { KEY_AGE } from './e1-key-age'
import { UNUSED_CREDENTIALS } from './e2-unused-credentials'
import { SINGLE_KEY } from './e3-single-key'
import { PASSWORD_POLICY } from './e4-password-policy'
import { FEDERATION } from './e5-federation'
import { EXPIRED_CERTIFICATES } from './e6-expired-certificates'
import { SUPPORT_ROLE } from './e7-support-role'

export const IDENTITY_CHECKS: readonly Check[] = [
  ...[ROOT_MFA, ROOT_HARDWARE_MFA, ROOT_KEYS, ROOT_USE, CENTRAL_ROOT, CONSOLE_MFA, FEDERATED_MFA],
  ...[ADMIN_POLICIES, SERVICE_WILDCARDS, USER_POLICIES, ANALYZER_REGIONS, EXTERNAL_FINDINGS],
  ...[UNUSED_ACCESS, UNUSED_SERVICES, GUARDRAILS, OPEN_TRUST],
  ...[KEY_AGE, UNUSED_CREDENTIALS, SINGLE_KEY, PASSWORD_POLICY, FEDERATION, EXPIRED_CERTIFICATES, SUPPORT_ROLE],
]

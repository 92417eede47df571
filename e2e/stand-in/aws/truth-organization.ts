/** What holds for identity in the organization as a whole: guardrails, and root access under central management. */

export interface TruthGuardrail {
  id: string
  name: string
  type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'
  isAws: boolean
  /** Ids of roots, units and accounts. */
  targets: string[]
}

export class TruthOrganization {
  /** RootCredentialsManagement, RootSessions. */
  features: string[] = ['RootCredentialsManagement', 'RootSessions']
  readonly guardrails: TruthGuardrail[]

  constructor(rootId: string) {
    this.guardrails = [
      {
        id: 'p-FullAWSAccess',
        name: 'FullAWSAccess',
        type: 'SERVICE_CONTROL_POLICY',
        isAws: true,
        targets: [rootId],
      },
      {
        id: 'p-RCPFullAWSAccess',
        name: 'RCPFullAWSAccess',
        type: 'RESOURCE_CONTROL_POLICY',
        isAws: true,
        targets: [rootId],
      },
      { id: 'p-inv0leave', name: 'stay-in', type: 'SERVICE_CONTROL_POLICY', isAws: false, targets: [rootId] },
    ]
  }
}

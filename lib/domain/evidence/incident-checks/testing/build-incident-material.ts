/** What items about an incident are judged on, for tests: an outage of identity, all of whose calls are known and explained. */
import { buildFactsIncident, buildMaterial } from '@/lib/domain/postmortem/facts/testing/build-material'
import type { IdentityWindow, IncidentMaterial, MaterialAction } from '../material'

/** Three changes by code and one that was refused; a few failed calls. */
export function buildIdentityWindow(overrides: Partial<IdentityWindow> = {}): IdentityWindow {
  return {
    from: '2018-05-07T13:19:00.000Z',
    to: '2018-05-07T17:32:00.000Z',
    coverage: { whole: 12, partly: 0, none: 0, why: null },
    writes: [{ means: 'cloudformation', changes: 3, refused: 1, explained: 0, unexplained: 0 }],
    unexplained: [],
    failures: [{ eventSource: 'sts.amazonaws.com', errorCode: 'InternalFailure', calls: 40 }],
    sts: { calls: 500, global: 20, accounts: [{ account: 'acme-prod (111122223333)', calls: 500, global: 20 }] },
    ...overrides,
  }
}

export function buildIncidentMaterial(overrides: Partial<IncidentMaterial> = {}): IncidentMaterial {
  return {
    asOf: '2018-05-08T09:00:00.000Z',
    limited: false,
    incident: buildFactsIncident(),
    blast: buildMaterial().blast,
    identity: buildIdentityWindow(),
    similar: [],
    earlier: null,
    review: null,
    ...overrides,
  }
}

/** An agreed action that lacks nothing. */
export function buildMaterialAction(overrides: Partial<MaterialAction> = {}): MaterialAction {
  return {
    purpose: 'action',
    title: 'Keep roles for an emergency',
    state: 'open',
    hasOwner: true,
    dueOn: '2018-05-22',
    itemCode: null,
    verifyCheck: null,
    ...overrides,
  }
}

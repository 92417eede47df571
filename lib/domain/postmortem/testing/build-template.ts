/** Templates to test with: two sections, three items, two roles. */
import type { TemplateDefinition, TemplateItem } from '../template'

/** An item that is always asked for, and optional. */
export function buildTemplateItem(overrides: Partial<TemplateItem> = {}): TemplateItem {
  return {
    code: 'A1',
    section: 'A',
    kind: 'person',
    text: 'Look at the doors',
    why: 'They may be open.',
    whereToLook: 'Downstairs.',
    askedFor: null,
    requiredFor: null,
    dueDays: null,
    ...overrides,
  }
}

/** A template for any incident. */
export function buildTemplate(overrides: Partial<TemplateDefinition> = {}): TemplateDefinition {
  return {
    name: 'Doors',
    purpose: 'Whenever a door stood open.',
    proposedFor: { kinds: [], atLeast: null },
    sections: [
      { id: 'A', name: 'Doors' },
      { id: 'B', name: 'Windows' },
    ],
    items: [
      buildTemplateItem(),
      buildTemplateItem({ code: 'B1', section: 'B', requiredFor: { kinds: [], atLeast: 'SEV2' }, dueDays: 3 }),
      buildTemplateItem({ code: 'A2', askedFor: { kinds: ['identity'], atLeast: null } }),
    ],
    signOffs: [
      { id: 'owner', name: 'Owner', who: 'incident-owner', requiredFor: null },
      { id: 'boss', name: 'Boss', who: 'admin', requiredFor: { kinds: [], atLeast: 'SEV1' } },
    ],
    ...overrides,
  }
}

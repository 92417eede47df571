/** The handlers of post-mortems, actions, evidence and changes to identity, with who gets through. */
import { type HandlerDoor, READS } from './handler-door'

/** Files below app that answer requests, by their methods. */
export const LEARNING_HANDLERS: Record<string, HandlerDoor> = {
  'app/api/evidence/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/evidence/csv' },
  'app/api/iam/documents/[connection]/[document]/route.ts': {
    methods: READS,
    door: 'administrators',
    address: '/api/iam/documents/1/evidence-role.yaml',
  },
  'app/api/incidents/[id]/postmortem/[document]/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/postmortem/postmortem.md',
  },
  'app/api/hooks/[tracker]/route.ts': {
    methods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
    door: 'open',
    otherwise: { POST: 'signed' },
    address: '/api/hooks/00000000-0000-4000-8000-000000000000',
  },
  'app/api/v1/actions/[id]/issue/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/actions/1/issue',
  },
  'app/api/v1/incidents/[id]/postmortem/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { POST: 'responders' },
    address: '/api/v1/incidents/1/postmortem',
  },
  'app/api/v1/incidents/[id]/postmortem/fields/[key]/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { PATCH: 'responders' },
    address: '/api/v1/incidents/1/postmortem/fields/summary',
  },
  'app/api/v1/incidents/[id]/postmortem/fields/[key]/refresh/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { POST: 'responders' },
    address: '/api/v1/incidents/1/postmortem/fields/summary/refresh',
  },
  'app/api/v1/incidents/[id]/postmortem/fields/[key]/restore/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/postmortem/fields/summary/restore',
  },
  'app/api/v1/incidents/[id]/postmortem/items/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { PATCH: 'responders', POST: 'responders' },
    address: '/api/v1/incidents/1/postmortem/items',
  },
  'app/api/v1/incidents/[id]/postmortem/items/[item]/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/postmortem/items/1',
  },
  'app/api/v1/incidents/[id]/postmortem/items/[item]/restore/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/postmortem/items/1/restore',
  },
  'app/api/actions/csv/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/actions/csv',
  },
  'app/api/postmortems/csv/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/postmortems/csv',
  },
  'app/api/v1/actions/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/actions',
  },
  'app/api/v1/postmortems/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/postmortems',
  },
  'app/api/v1/actions/[id]/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/actions/1',
  },
  'app/api/v1/actions/[id]/restore/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/actions/1/restore',
  },
  'app/api/v1/incidents/[id]/postmortem/actions/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { POST: 'responders' },
    address: '/api/v1/incidents/1/postmortem/actions',
  },
  'app/api/v1/incidents/[id]/postmortem/state/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/postmortem/state',
  },
  'app/api/v1/incidents/[id]/postmortem/sign-offs/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/postmortem/sign-offs',
  },
  'app/api/v1/incidents/[id]/postmortem/sign-offs/[role]/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/postmortem/sign-offs/reviewer',
  },
  'app/api/v1/incidents/[id]/postmortem/evidence/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/incidents/1/postmortem/evidence',
  },
  'app/api/v1/incidents/[id]/postmortem/revisions/[number]/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/incidents/1/postmortem/revisions/1',
  },
  'app/api/incidents/[id]/iam-lane/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/iam-lane',
  },
  'app/api/iam-changes/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/iam-changes/csv' },
  'app/api/v1/evidence/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/evidence' },
  'app/api/v1/evidence/posture/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/evidence/posture' },
  'app/api/v1/evidence/collect/route.ts': { methods: READS, door: 'responders', address: '/api/v1/evidence/collect' },
  'app/api/v1/evidence/waivers/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { POST: 'administrators' },
    address: '/api/v1/evidence/waivers',
  },
  'app/api/v1/evidence/waivers/[id]/route.ts': {
    methods: READS,
    door: 'administrators',
    address: '/api/v1/evidence/waivers/1',
  },
}

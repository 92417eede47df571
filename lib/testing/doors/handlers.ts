/** Every handler below app, with who gets through: a new route must be added here. */
import type { Door } from './askers'

const READS = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT']

interface HandlerDoor {
  /** What the module exports; HEAD is answered by GET. */
  methods: string[]
  door: Door
  /** Methods that lead through another door than the rest. */
  otherwise?: Record<string, Door>
  /** An address that leads to it. */
  address: string
}

/** Files below app that answer requests, by their methods. */
export const HANDLERS: Record<string, HandlerDoor> = {
  'app/api/[[...path]]/route.ts': { methods: READS, door: 'everybody', address: '/api/nothing/here' },
  'app/api/accounts/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/accounts/csv' },
  'app/api/audit/csv/route.ts': { methods: READS, door: 'administrators', address: '/api/audit/csv' },
  'app/api/auth/[...all]/route.ts': {
    methods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
    door: 'open',
    address: '/api/auth/get-session',
  },
  'app/api/evidence/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/evidence/csv' },
  'app/api/iam/documents/[connection]/[document]/route.ts': {
    methods: READS,
    door: 'administrators',
    address: '/api/iam/documents/1/evidence-role.yaml',
  },
  'app/api/connections/[id]/[document]/route.ts': {
    methods: READS,
    door: 'administrators',
    address: '/api/connections/1/policy.json',
  },
  'app/api/freshness/route.ts': { methods: READS, door: 'everybody', address: '/api/freshness' },
  'app/api/health/live/route.ts': { methods: ['GET'], door: 'open', address: '/api/health/live' },
  'app/api/health/ready/route.ts': { methods: ['GET'], door: 'open', address: '/api/health/ready' },
  'app/api/ingest/eventbridge/route.ts': { methods: READS, door: 'responders', address: '/api/ingest/eventbridge' },
  'app/api/live/route.ts': { methods: READS, door: 'everybody', address: '/api/live' },
  'app/api/sources/route.ts': { methods: READS, door: 'everybody', address: '/api/sources' },
  'app/api/timeline/choices/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/timeline/choices?name=team',
  },
  'app/api/timeline/events/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/events' },
  'app/api/timeline/facets/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/facets' },
  'app/api/timeline/found-incidents/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/timeline/found-incidents?q=iam',
  },
  'app/api/timeline/incidents/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/incidents' },
  'app/api/timeline/lanes/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/lanes' },
  'app/api/timeline/now/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/now' },
  'app/api/timeline/now-incidents/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/timeline/now-incidents',
  },
  'app/api/timeline/trace/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/trace' },
  'app/api/v1/events/[id]/accounts/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/events/1/accounts',
  },
  'app/api/v1/events/[id]/entities/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/events/1/entities',
  },
  'app/api/v1/connections/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/connections' },
  'app/api/v1/accounts/[id]/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/accounts/111122223333',
  },
  'app/api/v1/accounts/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/accounts' },
  'app/api/v1/events/[id]/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/events/1' },
  'app/api/v1/events/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/events' },
  'app/api/incidents/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/incidents/csv' },
  'app/api/incidents/[id]/offline/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/offline',
  },
  'app/api/incidents/[id]/postmortem/[document]/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/postmortem/postmortem.md',
  },
  'app/api/incidents/[id]/presence/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/presence',
  },
  'app/api/v1/incidents/[id]/blast-radius/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/incidents/1/blast-radius',
  },
  'app/api/v1/what-if/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/what-if?service=iam',
  },
  'app/api/incidents/[id]/blast-radius/facts/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/blast-radius/facts',
  },
  'app/api/incidents/[id]/blast-radius/csv/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/blast-radius/csv',
  },
  'app/api/incidents/[id]/blast-radius/json/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/blast-radius/json',
  },
  'app/api/incidents/[id]/blast-radius/account/[account]/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/incidents/1/blast-radius/account/111122223333',
  },
  'app/api/what-if/csv/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/what-if/csv?service=iam',
  },
  'app/api/what-if/json/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/what-if/json?service=iam',
  },
  'app/api/v1/incidents/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/incidents' },
  'app/api/v1/incidents/[id]/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/incidents/1' },
  'app/api/v1/incidents/[id]/acknowledge/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/acknowledge',
  },
  'app/api/v1/incidents/[id]/merge/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/merge',
  },
  'app/api/v1/incidents/[id]/notes/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/notes',
  },
  'app/api/v1/incidents/[id]/status/route.ts': {
    methods: READS,
    door: 'responders',
    address: '/api/v1/incidents/1/status',
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
  'app/api/v1/incidents/[id]/similar/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/incidents/1/similar',
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
  'app/api/v1/iam/alerts/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/iam/alerts' },
  'app/api/v1/iam/changes/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/iam/changes' },
  'app/api/v1/iam/changes/[id]/route.ts': { methods: READS, door: 'responders', address: '/api/v1/iam/changes/1' },
  'app/api/v1/iam/mutes/route.ts': {
    methods: READS,
    door: 'everybody',
    otherwise: { POST: 'administrators' },
    address: '/api/v1/iam/mutes',
  },
  'app/api/v1/iam/mutes/[id]/route.ts': { methods: READS, door: 'administrators', address: '/api/v1/iam/mutes/1' },
  'app/api/v1/sources/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/sources' },
}

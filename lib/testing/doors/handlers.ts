/** Every handler below app, with who gets through: a new route must be added here or in a list that this one takes in. */
import { type HandlerDoor, READS } from './handler-door'
import { IMPACT_HANDLERS } from './handlers-impact'
import { LEARNING_HANDLERS } from './handlers-learning'

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
  'app/api/v1/incidents/[id]/similar/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/incidents/1/similar',
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
  ...LEARNING_HANDLERS,
  ...IMPACT_HANDLERS,
}

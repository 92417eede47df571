/** The handlers of history, impact summaries and planned changes, with who gets through. */
import { type HandlerDoor, READS } from './handler-door'

/** Files below app that answer requests, by their methods. */
export const IMPACT_HANDLERS: Record<string, HandlerDoor> = {
  'app/api/changes/calendar/[secret]/route.ts': {
    methods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
    door: 'open',
    address: '/api/changes/calendar/flc_nobody.ics',
  },
  'app/api/changes/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/changes/csv' },
  'app/api/changes/ics/route.ts': { methods: READS, door: 'everybody', address: '/api/changes/ics' },
  'app/api/impact/csv/route.ts': { methods: READS, door: 'everybody', address: '/api/impact/csv' },
  'app/api/impact/json/route.ts': { methods: READS, door: 'everybody', address: '/api/impact/json' },
  'app/api/impact/pdf/route.ts': { methods: READS, door: 'everybody', address: '/api/impact/pdf' },
  'app/api/v1/history/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/history' },
  'app/api/impact/rows/route.ts': { methods: READS, door: 'everybody', address: '/api/impact/rows' },
  'app/api/v1/impact/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/impact' },
  'app/api/v1/changes/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/changes' },
  'app/api/impact/sla/text/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/impact/sla/text?service=lambda&region=us-east-1&month=2026-03',
  },
  'app/api/v1/impact/communication/route.ts': {
    methods: READS,
    door: 'everybody',
    address: '/api/v1/impact/communication',
  },
  'app/api/v1/impact/sla/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/impact/sla' },
}

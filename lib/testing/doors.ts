/**
 * Every way in, with who gets through: written out by hand beside the policy, so that each checks the other. A new route,
 * page or action must be added here: lib/access/matrix.test.ts and e2e/roles.spec.ts walk all of them.
 */

/** Who asks: a stranger, people by role, tokens by role. */
export const ASKERS = [
  'nobody',
  'viewer',
  'responder',
  'admin',
  'owner',
  'viewer token',
  'responder token',
  'admin token',
  'owner token',
] as const
export type Asker = (typeof ASKERS)[number]

/** 401: must sign in first. 403: is known, and may not. */
export type Answer = 'in' | 401 | 403

export type Door = 'open' | 'everybody' | 'oneself' | 'responders' | 'administrators'

export const ANSWERS: Record<Door, Record<Asker, Answer>> = {
  open: {
    nobody: 'in',
    viewer: 'in',
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 'in',
    'responder token': 'in',
    'admin token': 'in',
    'owner token': 'in',
  },
  everybody: {
    nobody: 401,
    viewer: 'in',
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 'in',
    'responder token': 'in',
    'admin token': 'in',
    'owner token': 'in',
  },
  oneself: {
    nobody: 401,
    viewer: 'in',
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 403,
    'responder token': 403,
    'admin token': 403,
    'owner token': 403,
  },
  responders: {
    nobody: 401,
    viewer: 403,
    responder: 'in',
    admin: 'in',
    owner: 'in',
    'viewer token': 403,
    'responder token': 'in',
    'admin token': 'in',
    'owner token': 'in',
  },
  administrators: {
    nobody: 401,
    viewer: 403,
    responder: 403,
    admin: 'in',
    owner: 'in',
    'viewer token': 403,
    'responder token': 403,
    'admin token': 'in',
    'owner token': 'in',
  },
}

const READS = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT']

interface HandlerDoor {
  /** What the module exports; HEAD is answered by GET. */
  methods: string[]
  door: Door
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
  'app/api/timeline/lanes/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/lanes' },
  'app/api/timeline/now/route.ts': { methods: READS, door: 'everybody', address: '/api/timeline/now' },
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
  'app/api/v1/sources/route.ts': { methods: READS, door: 'everybody', address: '/api/v1/sources' },
}

const NOBODY = '00000000-0000-4000-8000-000000000000'

interface PageDoor {
  /** What the page asks for, by name; null where it asks for nothing. */
  permission: string | null
  door: Door
  address: string
}

export const PAGES: Record<string, PageDoor> = {
  'app/(inside)/[...missing]/page.tsx': { permission: 'timeline:read', door: 'everybody', address: '/nothing/here' },
  'app/(inside)/accounts/[id]/page.tsx': {
    permission: 'accounts:read',
    door: 'everybody',
    address: '/accounts/111122223333',
  },
  'app/(inside)/accounts/import/page.tsx': {
    permission: 'accounts:manage',
    door: 'administrators',
    address: '/accounts/import',
  },
  'app/(inside)/accounts/page.tsx': { permission: 'accounts:read', door: 'everybody', address: '/accounts' },
  'app/(inside)/accounts/rules/page.tsx': {
    permission: 'accounts:manage',
    door: 'administrators',
    address: '/accounts/rules',
  },
  'app/(inside)/page.tsx': { permission: 'timeline:read', door: 'everybody', address: '/' },
  'app/(inside)/settings/account/page.tsx': {
    permission: 'account:manage',
    door: 'oneself',
    address: '/settings/account',
  },
  'app/(inside)/settings/audit/page.tsx': {
    permission: 'audit:read',
    door: 'administrators',
    address: '/settings/audit',
  },
  'app/(inside)/settings/connections/[id]/page.tsx': {
    permission: 'connections:manage',
    door: 'administrators',
    address: `/settings/connections/${NOBODY}`,
  },
  'app/(inside)/settings/connections/new/page.tsx': {
    permission: 'connections:manage',
    door: 'administrators',
    address: '/settings/connections/new',
  },
  'app/(inside)/settings/connections/page.tsx': {
    permission: 'connections:manage',
    door: 'administrators',
    address: '/settings/connections',
  },
  'app/(inside)/settings/page.tsx': { permission: 'account:manage', door: 'oneself', address: '/settings' },
  'app/(inside)/settings/people/[id]/page.tsx': {
    permission: 'people:manage',
    door: 'administrators',
    address: `/settings/people/${NOBODY}`,
  },
  'app/(inside)/settings/people/invite/page.tsx': {
    permission: 'people:manage',
    door: 'administrators',
    address: '/settings/people/invite',
  },
  'app/(inside)/settings/people/page.tsx': {
    permission: 'people:manage',
    door: 'administrators',
    address: '/settings/people',
  },
  'app/(inside)/settings/sign-in/page.tsx': {
    permission: 'sign-in:manage',
    door: 'administrators',
    address: '/settings/sign-in',
  },
  'app/(inside)/settings/teams/[id]/page.tsx': {
    permission: 'teams:manage',
    door: 'administrators',
    address: `/settings/teams/${NOBODY}`,
  },
  'app/(inside)/settings/teams/page.tsx': {
    permission: 'teams:manage',
    door: 'administrators',
    address: '/settings/teams',
  },
  'app/(inside)/settings/tokens/page.tsx': {
    permission: 'tokens:manage',
    door: 'administrators',
    address: '/settings/tokens',
  },
  'app/(inside)/sources/page.tsx': { permission: 'sources:read', door: 'everybody', address: '/sources' },
  'app/(outside)/setup/page.tsx': { permission: null, door: 'open', address: '/setup' },
  'app/(outside)/sign-in/page.tsx': { permission: null, door: 'open', address: '/sign-in' },
  'app/(outside)/sign-in/second-step/page.tsx': { permission: null, door: 'open', address: '/sign-in/second-step' },
}

/** Server actions: anybody on the network can call them, whatever page shows the form. */
export const ACTIONS: Record<string, Record<string, Door>> = {
  'lib/connections/actions.ts': {
    changeConnectionAction: 'administrators',
    checkConnectionAction: 'administrators',
    createConnectionAction: 'administrators',
    deleteConnectionAction: 'administrators',
    switchOffConnectionAction: 'administrators',
    switchOnConnectionAction: 'administrators',
  },
  'lib/accounts/actions.ts': {
    assignAccountAction: 'administrators',
    importAccountsAction: 'administrators',
    refreshDirectoryAction: 'administrators',
    saveRulesAction: 'administrators',
  },
  'lib/people/actions.ts': {
    assignTeamsAction: 'administrators',
    changeEmailAction: 'administrators',
    changeRoleAction: 'administrators',
    disablePersonAction: 'administrators',
    enablePersonAction: 'administrators',
    endSessionsAction: 'administrators',
    inviteSomeoneAction: 'administrators',
    renewLinkAction: 'administrators',
    resetSecondFactorAction: 'administrators',
  },
  'lib/service-usage/actions.ts': {
    importUsageAction: 'administrators',
  },
  'lib/sign-in/actions.ts': {
    acceptInvitation: 'open',
    changeMyEmail: 'oneself',
    changeMyPassword: 'oneself',
    endMyOtherSessions: 'oneself',
    endMySession: 'oneself',
    moveMySecondFactor: 'oneself',
    openLink: 'open',
    renameMe: 'oneself',
    setMyFirstPassword: 'oneself',
    signIn: 'open',
    signOut: 'open',
    takeSecond: 'open',
  },
  'lib/sign-in/single-sign-on/actions.ts': {
    checkSingleSignOnAction: 'administrators',
    saveSingleSignOnAction: 'administrators',
    turnOffSingleSignOnAction: 'administrators',
  },
  'lib/source-health/actions.ts': { pollNowAction: 'responders' },
  'lib/teams/actions.ts': {
    addMemberAction: 'administrators',
    assignAccountsAction: 'administrators',
    createTeamAction: 'administrators',
    deleteTeamAction: 'administrators',
    removeMemberAction: 'administrators',
    renameTeamAction: 'administrators',
  },
  'lib/tokens/actions.ts': {
    createTokenAction: 'administrators',
    revokeTokenAction: 'administrators',
  },
}

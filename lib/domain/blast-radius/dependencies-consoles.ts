/** The part of the catalogue about what people use in every account: consoles, billing, AWS Health, support. */
import type { Dependency } from './dependency'

const ENDPOINTS = 'https://docs.aws.amazon.com/general/latest/gr'
const N_VIRGINIA = { aws: 'us-east-1' }

/** In the order in which they are tried: of one service the first that holds counts. */
export const CONSOLES_AND_SUPPORT: readonly Dependency[] = [
  {
    id: 'console-everywhere',
    services: ['management-console'],
    plane: 'both',
    place: 'unplaced',
    controlPlanes: {},
    reach: 'every',
    name: 'AWS Management Console',
    fails: 'People may not reach the console of any account.',
    works: 'What runs goes on, and the APIs and command line do not pass through the console.',
    source: `${ENDPOINTS}/mgmt-console.html`,
  },
  {
    id: 'console-region',
    services: ['management-console'],
    plane: 'both',
    place: 'region',
    controlPlanes: {},
    reach: 'region',
    name: 'AWS Management Console of the Region',
    fails: 'People may not reach the console of the Region, in whatever account.',
    works: 'Other Regions have consoles of their own, and the APIs and command line do not pass through them.',
    source: `${ENDPOINTS}/mgmt-console.html`,
  },
  {
    id: 'billing',
    services: ['billingconsole', 'billing'],
    plane: 'both',
    place: 'home',
    controlPlanes: N_VIRGINIA,
    reach: 'every',
    name: 'Billing and Cost Management',
    fails: 'Bills, budgets and costs may not be seen or changed.',
    works: 'The account and what runs in it go on, and usage is still metered.',
    source: `${ENDPOINTS}/billing.html`,
  },
  {
    id: 'health',
    services: ['health'],
    plane: 'both',
    place: 'home',
    controlPlanes: N_VIRGINIA,
    reach: 'every',
    name: 'AWS Health',
    fails: 'What AWS has to say of an account may come late or not at all.',
    works: 'What runs goes on. The API has a second Region that stands in for the first.',
    source: 'https://docs.aws.amazon.com/health/latest/ug/health-api.html',
  },
  {
    id: 'support',
    services: ['supportapi', 'supportcenter', 'support'],
    plane: 'both',
    place: 'home',
    controlPlanes: N_VIRGINIA,
    reach: 'every',
    name: 'AWS Support',
    fails: 'Support cases may not be opened, read or answered.',
    works: 'What runs goes on.',
    source: `${ENDPOINTS}/awssupport.html`,
  },
]

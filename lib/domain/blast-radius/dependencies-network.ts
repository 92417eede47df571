/** The part of the catalogue about services of networks and the edge that one control plane serves for the partition aws. */
import type { Dependency } from './dependency'

const FAULT_ISOLATION = 'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries'
const GLOBAL_SERVICES = `${FAULT_ISOLATION}/global-services.html`

/** What all of them have in common. */
const OF_ALL = { plane: 'control', place: 'home', reach: 'users', source: GLOBAL_SERVICES } as const

/** One entry for each service. */
export const NETWORK: readonly Dependency[] = [
  {
    ...OF_ALL,
    id: 'route53',
    services: ['route53'],
    controlPlanes: { aws: 'us-east-1' },
    name: 'Route 53 control plane',
    fails:
      'Zones, records and health checks may not be made or changed, and failing over by changing a record may not work.',
    works: 'DNS queries are answered and health checks go on: that is spread over all Regions and edge locations.',
  },
  {
    ...OF_ALL,
    id: 'route53-private-dns',
    services: ['route53privatedns'],
    controlPlanes: { aws: 'us-east-1' },
    name: 'Route 53 private DNS control plane',
    fails: 'Private zones and their records may not be made, changed or tied to networks.',
    works: 'Each Region goes on answering private DNS queries.',
  },
  {
    ...OF_ALL,
    id: 'route53-recovery',
    services: ['route53apprecoverycontroller'],
    controlPlanes: { aws: 'us-west-2' },
    name: 'Application Recovery Controller control plane',
    fails: 'Routing controls, clusters and recovery groups may not be made or changed.',
    works: 'Routing controls that exist can be switched through the endpoints of their cluster.',
  },
  {
    ...OF_ALL,
    id: 'cloudfront',
    services: ['cloudfront'],
    controlPlanes: { aws: 'us-east-1' },
    name: 'CloudFront control plane',
    fails: 'Distributions may not be made or changed, and invalidations may wait.',
    works: 'Edge locations go on delivering as they were set up.',
  },
  {
    ...OF_ALL,
    id: 'global-accelerator',
    services: ['globalaccelerator'],
    controlPlanes: { aws: 'us-west-2' },
    name: 'Global Accelerator control plane',
    fails: 'Accelerators, listeners and endpoint groups may not be made or changed.',
    works: 'Traffic goes on to healthy endpoints, and health checks go on.',
  },
  {
    ...OF_ALL,
    id: 'network-manager',
    services: ['cloudwan', 'networkmanager'],
    controlPlanes: { aws: 'us-west-2' },
    name: 'Network Manager control plane',
    fails: 'Core networks and their policies may not be made or changed.',
    works: 'Networks go on carrying traffic as they were set up.',
  },
]

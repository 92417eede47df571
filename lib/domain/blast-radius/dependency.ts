/** One entry of the catalogue of dependencies: what fails, where that has to be told, and whom it reaches. */

/**
 * Whom a failure reaches. users: accounts that use the service, in whatever Region of the partition. every: every account
 * of the partition. region: accounts that use anything in the Region. organization: every account of the organizations of
 * those that use it there, and whoever uses it.
 */
export type DependencyReach = 'users' | 'every' | 'region' | 'organization'

/**
 * Where a failure has to be told for the entry to hold. home: everywhere, nowhere in particular, or in the Region of its
 * control plane. unplaced: everywhere or nowhere in particular. region: in any Region, but that of a control plane of the
 * service. any: wherever.
 */
type DependencyPlace = 'home' | 'unplaced' | 'region' | 'any'

/** One entry of the catalogue. */
export interface Dependency {
  id: string
  /** Lower-case catalogue ids of the services that fail. */
  services: readonly string[]
  plane: 'control' | 'data' | 'both'
  place: DependencyPlace
  /** Partition → Region of the control plane; null where it is that of IAM; empty where none is known or there is none. */
  controlPlanes: Readonly<Record<string, string>> | null
  reach: DependencyReach
  /** What fails, by name: "IAM control plane". */
  name: string
  /** What fails, and what goes on working, each as a sentence. */
  fails: string
  works: string
  /** AWS's page that it rests on. */
  source: string
}

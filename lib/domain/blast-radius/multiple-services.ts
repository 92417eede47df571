/** AWS's word for an event of several services. */

/** Catalogue id of "multiple services": where an event names them they are what failed; it is no service itself. */
export const MULTIPLE_SERVICES = 'multipleservices'

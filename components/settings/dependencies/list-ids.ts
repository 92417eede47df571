/** The ids under which fields find what they may offer. */

export const SERVICE_LIST = 'known-services'
export const REGION_LIST = 'known-regions'

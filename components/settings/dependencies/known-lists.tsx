/** What the fields of a dependency offer while somebody types: services and Regions, once for all forms of a page. */
import { REGION_NAMES } from '@/lib/domain/region'
import { REGION_LIST, SERVICE_LIST } from './list-ids'

interface KnownListsProps {
  /** By name. */
  services: readonly { service: string; name: string }[]
}

export function KnownLists({ services }: KnownListsProps) {
  return (
    <>
      <datalist id={SERVICE_LIST}>
        {services.map(({ service, name }) => (
          <option key={service} value={service}>
            {name}
          </option>
        ))}
      </datalist>
      <datalist id={REGION_LIST}>
        <option value="global">Global</option>
        {Object.entries(REGION_NAMES).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}

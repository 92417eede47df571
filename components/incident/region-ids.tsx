/** Region ids with their names on hover. */
import { nameOfRegion } from '@/lib/domain/region'

export function RegionIds({ regions }: { regions: readonly string[] }) {
  return regions.map((region, index) => (
    <span key={region}>
      {index === 0 ? null : ', '}
      <span className="font-mono text-xs" title={nameOfRegion(region) ?? undefined}>
        {region}
      </span>
    </span>
  ))
}

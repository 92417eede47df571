/** Opens, at the end of its row, the form by which a dependency is changed or taken out; works without scripts. */
'use client'

import { useCallback, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { useFold } from '@/components/ui/use-fold'
import type { DependencyView } from '@/lib/workloads/contract'
import { RemoveDependency } from './remove-dependency'
import { ServiceDependencyForm } from './service-dependency-form'
import { WorkloadDependencyForm } from './workload-dependency-form'

interface ChangeDependencyProps {
  workload: { id: string; name: string }
  dependency: DependencyView
  /** The dependency in words: "Amazon Cognito in us-east-1". */
  words: string
  /** The other workloads, by name. */
  others: readonly { id: string; name: string }[]
}

export function ChangeDependency({ workload, dependency, words, others }: ChangeDependencyProps) {
  const [saves, setSaves] = useState(0)
  const onSaved = useCallback(() => setSaves((times) => times + 1), [])
  const fold = useFold(saves > 0, saves)
  const form = { workloadId: workload.id, stored: dependency, onSaved }
  return (
    <details ref={fold} className="min-w-0">
      <summary
        aria-label={`Change ${words}…`}
        className={buttonClass(
          'secondary',
          'sm',
          'absolute top-1.5 right-0 list-none [&::-webkit-details-marker]:hidden',
        )}
      >
        Change…
      </summary>
      <div className="flex flex-col gap-3 pt-3 pb-2">
        {dependency.service === null ? (
          <WorkloadDependencyForm {...form} others={others} />
        ) : (
          <ServiceDependencyForm {...form} />
        )}
        <RemoveDependency workload={workload} id={dependency.id} words={words} />
      </div>
    </details>
  )
}

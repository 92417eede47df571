/** Reads what the page of a dry run is asked for; what is wrong is left out, and named. */
import { WHAT_IF_DIMENSIONS, type WhatIfView } from '@/components/what-if/what-if-view'
import { parseBlastView } from '@/lib/blast-radius/filter'
import { parseSupposition, withoutService } from '@/lib/blast-radius/request'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'

export interface WhatIfRequest {
  /** Null: nothing is supposed yet, or not in a way that can be. */
  shown: WhatIfView | null
  cursor: string | null
  /** What stands in the form. */
  typed: { service: string; region: string }
  /** Parameter → what it wants. */
  problems: Record<string, string>
}

/** What the fields of the form ask for, where what was typed cannot be. */
const WANTED = {
  service: 'Name a service, such as iam, or leave it blank for everything in a Region.',
  region: 'Name a Region, such as eu-west-1. Only with a service may it be left blank, or global.',
}

function isField(name: string): name is keyof typeof WANTED {
  return Object.hasOwn(WANTED, name)
}

function inWords(problems: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([name, wants]) => [name, isField(name) ? WANTED[name] : wants]),
  )
}

/** A Region without a service is everything in it. */
export function requestedWhatIf(asked: URLSearchParams): WhatIfRequest {
  const region = asked.get('region')?.trim() ?? ''
  const named = asked.get('service')?.trim() || (region === '' ? '' : MULTIPLE_SERVICES)
  const params = new URLSearchParams(asked)
  params.set('service', named)
  const { supposed, problems } = parseSupposition(params)
  const { view, problems: others } = parseBlastView(withoutService(params))
  const by = WHAT_IF_DIMENSIONS.find((each) => each === view.by)
  if (supposed?.service === MULTIPLE_SERVICES && (supposed.region === null || supposed.region === 'global')) {
    problems.region = WANTED.region
  }
  const isWrong = supposed === null || Object.keys(problems).length > 0
  const service = supposed?.service ?? named
  return {
    shown: isWrong
      ? null
      : {
          supposed: { ...supposed, service: service === MULTIPLE_SERVICES ? null : service },
          view: { ...view, at: null, by: by ?? 'account' },
        },
    cursor: asked.get('cursor') || null,
    typed: { service: service === MULTIPLE_SERVICES ? '' : service, region: supposed?.region ?? region },
    problems: { ...others, ...inWords(problems) },
  }
}

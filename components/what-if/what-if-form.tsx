/** Asks what is supposed to fail; a form that the browser itself can send: the address then holds it. */
import { Button } from '@/components/ui/button'
import { FilterForm } from '@/components/ui/filter-form'
import { TextField } from '@/components/ui/text-field'
import { REGION_NAMES } from '@/lib/domain/region'

interface WhatIfFormProps {
  /** What stands in the fields. */
  service: string
  region: string
  /** What is wrong with them, by name. */
  problems: Readonly<Record<string, string>>
  /** By name. */
  services: readonly { service: string; name: string }[]
}

const SERVICE_LIST = 'what-if-services'
const REGION_LIST = 'what-if-regions'

export function WhatIfForm({ service, region, problems, services }: WhatIfFormProps) {
  return (
    <FilterForm
      action="/what-if"
      // What was typed belongs to the address: another address, another form.
      key={`${service} ${region}`}
      label="What is supposed to fail"
      className="grid items-start gap-3 sm:grid-cols-[minmax(0,20rem)_minmax(0,14rem)_minmax(0,1fr)]"
    >
      <TextField
        label="Service"
        name="service"
        list={SERVICE_LIST}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        placeholder="everything in the Region"
        defaultValue={service}
        problem={problems.service}
      />
      <TextField
        label="Region"
        name="region"
        list={REGION_LIST}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        placeholder="wherever"
        defaultValue={region}
        problem={problems.region}
      />
      <Button type="submit" variant="primary" className="h-9 justify-self-start sm:mt-6">
        Show whom it would touch
      </Button>
      <datalist id={SERVICE_LIST}>
        {services.map((each) => (
          <option key={each.service} value={each.service}>
            {each.name}
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
    </FilterForm>
  )
}

/** Finds people by part of their name or e-mail; the address holds what was sought. */
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'

export function FindPerson({ find }: { find: string | null }) {
  return (
    <Form action="/settings/people" key={find} role="search" aria-label="People" className="mb-3 flex max-w-md gap-2">
      <SearchInput
        label="Find by name or e-mail"
        name="find"
        maxLength={100}
        defaultValue={find ?? ''}
        className="flex-1"
      />
      <Button type="submit">Find</Button>
    </Form>
  )
}

/** Puts a part of the document, as the server holds it now, into what the page knows. */
import type { QueryClient } from '@tanstack/react-query'
import type { FieldView } from '@/lib/postmortems/contract'
import { postmortemQuery } from '@/lib/postmortems/queries'

/** What is older than what the page knows changes nothing. */
export function storeField(queries: QueryClient, incidentId: string, of: string | null, field: FieldView): void {
  queries.setQueryData(postmortemQuery(incidentId, of).queryKey, (known) => {
    if (!known) return known
    const fields = known.fields.map((other) =>
      other.key === field.key && other.version <= field.version ? field : other,
    )
    return { ...known, fields }
  })
}

/** Fetches the code of the event's details. */

export async function loadDetails() {
  const { EventDetails } = await import('./event-details')
  return { default: EventDetails }
}

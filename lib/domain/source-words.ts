/** What the sources of events are called on the screen. */

const NAMES: Readonly<Record<string, string>> = {
  'public-feed': 'Public status feed',
  rss: 'RSS feed',
  bundled: 'Bundled record',
  'aws-health': 'AWS Health API',
  eventbridge: 'EventBridge',
}

/** The name of a source; its id where it has none. */
export function sourceName(source: string): string {
  return NAMES[source] ?? source
}

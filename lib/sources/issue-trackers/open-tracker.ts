/** Opens the client of a tracker by its kind. */
import { openGithub } from './github'
import { openJira } from './jira'
import type { Ask, IssueTracker, TrackerSettings } from './source'

/** A client that sends its requests through `ask`. `now` in ms, as the caller's clock says. */
export function openTracker(settings: TrackerSettings, ask: Ask, now: () => number = Date.now): IssueTracker {
  return settings.kind === 'github' ? openGithub(settings, ask, now) : openJira(settings, ask, now)
}

/** The port through which issues are made and read, whichever tracker keeps them; and how a tracker says no. */

import type { TrackerKind } from '@/lib/domain/issue-tracker'

/** Where issues are kept, and as whom they are asked for. */
export interface TrackerSettings {
  kind: TrackerKind
  /** Root of the REST API, without a slash at its end: https://api.github.com, https://example.atlassian.net */
  baseUrl: string
  /** owner/repository, or the project's key. */
  project: string
  /** Jira: what kind of issue is made. */
  issueType: string | null
  /** Jira Cloud: whose API token it is. Null: Jira Data Center with a personal access token, or GitHub. */
  account: string | null
  token: string
}

/**
 * Sends one request and returns its whole answer; redirects are handed back.
 * @throws AppError INVALID for an address that may not be asked, UPSTREAM where nothing usable answers
 */
export type Ask = (url: string, init: RequestInit) => Promise<Response>

/** An issue that is to be made. All of it is text; the client writes it in the tracker's own markup. */
export interface NewIssue {
  title: string
  /** Markdown of people. */
  detail: string
  /** What is known of the action, in its order: "Due", "2026-03-10". */
  facts: readonly { name: string; value: string }[]
  /** Where the action is found; null where Faultline does not know its own address. */
  link: { name: string; url: string } | null
  /** By which it is found again, where nobody can tell whether it was made. Letters, digits and dashes. */
  marker: string
}

/** An issue as its tracker tells of it. */
export interface FoundIssue {
  /** "#12", "OPS-7" */
  key: string
  url: string
  /** The tracker's word for its state. */
  status: string
  isClosed: boolean
  /** What became of it; null while it is open. dropped: closed without being done. */
  end: 'done' | 'dropped' | null
}

/** One tracker. Each method throws SourceError where another try may help, and TrackerRefusal where it does not. */
export interface IssueTracker {
  /** What can be said of whether it works, in sentences. */
  check: () => Promise<string[]>
  createIssue: (issue: NewIssue) => Promise<FoundIssue>
  /** The issue with this marker that was made at `since` or later; null where there is none. */
  findMarked: (marker: string, since: Date) => Promise<FoundIssue | null>
  getIssue: (key: string) => Promise<FoundIssue>
  /** Issues that were changed at `since` or later, a page at a time. */
  listChanged: (since: Date) => AsyncGenerator<FoundIssue[]>
}

/**
 * token: it is not known. forbidden: it may not do that. missing: no such repository, project or issue, or none that it may
 * see. gone: deleted, or issues are switched off. moved: it is kept elsewhere now. invalid: what was sent does not fit.
 * address: Faultline does not ask there.
 */
export type RefusalReason = 'token' | 'forbidden' | 'missing' | 'gone' | 'moved' | 'invalid' | 'address'

/** A tracker said no: the same request would be refused again. */
export class TrackerRefusal extends Error {
  override name = 'TrackerRefusal'
  constructor(
    readonly reason: RefusalReason,
    /** What the tracker says of it, as plain words; null where it says nothing. */
    readonly said: string | null = null,
  ) {
    super(`${reason}${said === null ? '' : `: ${said}`}`)
  }
}

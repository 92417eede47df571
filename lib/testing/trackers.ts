/** GitHub and Jira for a test file: the stand-ins of the end-to-end tests, which the product may ask; and the worker's jobs. */
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type GithubStandIn, startGithub } from '@/e2e/stand-in/trackers/github'
import { type JiraStandIn, startJira } from '@/e2e/stand-in/trackers/jira'
import { pool } from '@/lib/db/pool'
import { ISSUE_TASKS } from '@/lib/worker/sync-issues'

/** Starts a GitHub for a test file; before each test its repository is empty and nothing is wrong. */
export function withGithub(): GithubStandIn {
  const github = {} as GithubStandIn
  beforeAll(async () => void Object.assign(github, await startGithub(0, github)))
  beforeEach(() => github.reset())
  afterAll(() => github.stop())
  allowLoopback()
  return github
}

/** Starts a Jira for a test file; before each test its project is empty and nothing is wrong. */
export function withJira(): JiraStandIn {
  const jira = {} as JiraStandIn
  beforeAll(async () => void Object.assign(jira, await startJira(0, jira)))
  beforeEach(() => jira.reset())
  afterAll(() => jira.stop())
  allowLoopback()
  return jira
}

/** As the operator of an installation would whose tracker stands in the same network. */
function allowLoopback(): void {
  const before = process.env.FAULTLINE_ALLOW_PRIVATE_URLS
  beforeAll(() => {
    process.env.FAULTLINE_ALLOW_PRIVATE_URLS = '127.0.0.1'
  })
  afterAll(() => {
    if (before === undefined) delete process.env.FAULTLINE_ALLOW_PRIVATE_URLS
    else process.env.FAULTLINE_ALLOW_PRIVATE_URLS = before
  })
}

const logger = new Logger(() => () => undefined)

/** Does what is due, and what was put off as if its time had come; what is put off meanwhile waits for the next time. */
export async function workOnIssues(times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await pool().query('UPDATE graphile_worker._private_jobs SET run_at = now()')
    // A queue is free again a moment after its job is done: a run may end without the next one.
    while (await isDue()) await runOnce({ pgPool: pool(), taskList: ISSUE_TASKS, logger })
  }
}

async function isDue(): Promise<boolean> {
  return (await pool().query('SELECT FROM graphile_worker._private_jobs WHERE run_at <= now()')).rowCount !== 0
}

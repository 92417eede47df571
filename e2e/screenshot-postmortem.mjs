/** Writes a post-mortem as a team would, so that there is something to see of it. */

const WRITTEN = {
  trigger: 'AWS changed how new credentials are checked, in all cells of the Region at once.',
  causes:
    '- Our deployments make a new role each time, and each new role was refused.\n- The rollback needed the same control plane.',
  'cause-labels': 'control plane in the way of recovery\nnew roles per deployment',
  'went-well': 'The pager rang four minutes before AWS’s first word.',
  'damage-clock': 'described',
  'data-loss': 'none',
  lessons: 'What must work while IAM does not may **only use what exists already**: roles, policies, sessions.',
}
const DONE = ['A1', 'A2', 'A3', 'B1', 'C1', 'C3', 'C6', 'D4', 'G1', 'H2']

const ACTIONS = [
  { title: 'Make deployments reuse roles', type: 'prevent', priority: 'high', fromField: 'causes', days: 14 },
  { title: 'Alarm on refused credentials in every account', type: 'detect', priority: 'medium', days: -2 },
  { title: 'Try the break-glass users each quarter', type: 'mitigate', priority: 'medium', days: 30 },
]

const DAY = 24 * 60 * 60_000

/**
 * @param {string} url of the application
 * @param {string} cookie of the session of somebody who may write
 * @param {string} incident
 */
export async function writePostmortem(url, cookie, incident) {
  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  const send = async (method, path, body) => {
    const response = await fetch(`${url}/api/v1/incidents/${incident}/postmortem${path}`, {
      method,
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()).data
  }
  const { sections } = await send('POST', '', {})
  for (const [key, body] of Object.entries(WRITTEN)) await send('PATCH', `/fields/${key}`, { version: 0, body })
  for (const { items } of sections) {
    for (const { id, code, version } of items) {
      if (DONE.includes(code)) await send('PATCH', `/items/${id}`, { version, owner: 'me', outcome: 'done' })
      if (code === 'C2') {
        await send('PATCH', `/items/${id}`, { version, outcome: 'not-doing', reason: 'Hardware keys come in May.' })
      }
    }
  }
  for (const { days, ...action } of ACTIONS) {
    const dueOn = new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
    await send('POST', '/actions', { ...action, owner: 'me', dueOn })
  }
}

/** What responders do with the life and the facts of an incident: each action asks for `incidents:respond`. */
'use server'
import { action, type By } from '@/lib/access/action'
import { inTransaction } from '@/lib/db/transaction'
import { doerOf } from './doer'
import {
  descriptionForm,
  kindForm,
  ownerForm,
  responderForm,
  severityForm,
  statusForm,
  targetForm,
  teamForm,
  titleForm,
} from './schemas'
import type { Changed } from './write-columns'
import {
  assignOwner,
  assignTeam,
  changeKind,
  describeIncident,
  followProposal,
  overrideSeverity,
  rename,
} from './write-fields'
import { acknowledge, changeStatus } from './write-life'
import { addResponder, removeResponder } from './write-responders'

/** Says that somebody has seen it. Field: id, version. */
export const acknowledgeIncidentAction = action('incidents:respond', targetForm, (target, by) =>
  inTransaction((client) => acknowledge(client, doerOf(by), target)),
)

/** Moves it on. Fields: id, version, status, occurredAt, note. */
export const changeStatusAction = action('incidents:respond', statusForm, ({ id, version, ...change }, by) =>
  inTransaction((client) => changeStatus(client, doerOf(by), { id, version }, change)),
)

/** Overrides the severity (severity, reason), or with `proposed` follows the proposal again. */
export const setSeverityAction = action(
  'incidents:respond',
  severityForm,
  ({ target, choice }, by): Promise<Changed> =>
    inTransaction((client) =>
      choice === null
        ? followProposal(client, doerOf(by), target)
        : overrideSeverity(client, doerOf(by), target, choice),
    ),
)

/** Fields: id, version, title; blank: as its events are called. */
export const renameIncidentAction = action('incidents:respond', titleForm, ({ title, ...target }, by) =>
  inTransaction((client) => rename(client, doerOf(by), target, title === '' ? null : title)),
)

/** Fields: id, version, kind. */
export const changeKindAction = action('incidents:respond', kindForm, ({ kind, ...target }, by) =>
  inTransaction((client) => changeKind(client, doerOf(by), target, kind)),
)

/** Fields: id, version, owner: `me`, an id, blank for nobody. */
export const assignOwnerAction = action('incidents:respond', ownerForm, ({ owner, ...target }, by) =>
  inTransaction((client) => assignOwner(client, doerOf(by), target, owner === '' ? null : owner)),
)

/** Fields: id, version, team: an id, blank for none. */
export const assignTeamAction = action('incidents:respond', teamForm, ({ team, ...target }, by) =>
  inTransaction((client) => assignTeam(client, doerOf(by), target, team === '' ? null : team)),
)

/** Fields: id, version, description. */
export const describeIncidentAction = action('incidents:respond', descriptionForm, ({ description, ...target }, by) =>
  inTransaction((client) => describeIncident(client, doerOf(by), target, description)),
)

/** Fields: id, person: `me` (as without) or an id. */
export const joinIncidentAction = action('incidents:respond', responderForm, ({ id, person }, by: By) =>
  inTransaction((client) => addResponder(client, doerOf(by), id, person)),
)

/** Fields: id, person: `me` (as without) or an id. */
export const leaveIncidentAction = action('incidents:respond', responderForm, ({ id, person }, by: By) =>
  inTransaction((client) => removeResponder(client, doerOf(by), id, person)),
)

/** Every server action, with who may call it: a new one must be added here. */
import type { Door } from './askers'

/** Server actions: anybody on the network can call them, whatever page shows the form. */
export const ACTIONS: Record<string, Record<string, Door>> = {
  'lib/connections/actions.ts': {
    changeConnectionAction: 'administrators',
    checkConnectionAction: 'administrators',
    createConnectionAction: 'administrators',
    deleteConnectionAction: 'administrators',
    switchOffConnectionAction: 'administrators',
    switchOnConnectionAction: 'administrators',
  },
  'lib/accounts/actions.ts': {
    assignAccountAction: 'administrators',
    importAccountsAction: 'administrators',
    refreshDirectoryAction: 'administrators',
    saveRulesAction: 'administrators',
  },
  'lib/people/actions.ts': {
    assignTeamsAction: 'administrators',
    changeEmailAction: 'administrators',
    changeRoleAction: 'administrators',
    disablePersonAction: 'administrators',
    enablePersonAction: 'administrators',
    endSessionsAction: 'administrators',
    inviteSomeoneAction: 'administrators',
    renewLinkAction: 'administrators',
    resetSecondFactorAction: 'administrators',
  },
  'lib/service-usage/actions.ts': {
    importUsageAction: 'administrators',
  },
  'lib/sign-in/actions.ts': {
    acceptInvitation: 'open',
    changeMyEmail: 'oneself',
    changeMyPassword: 'oneself',
    endMyOtherSessions: 'oneself',
    endMySession: 'oneself',
    moveMySecondFactor: 'oneself',
    openLink: 'open',
    renameMe: 'oneself',
    setMyFirstPassword: 'oneself',
    signIn: 'open',
    signOut: 'open',
    takeSecond: 'open',
  },
  'lib/sign-in/single-sign-on/actions.ts': {
    checkSingleSignOnAction: 'administrators',
    saveSingleSignOnAction: 'administrators',
    turnOffSingleSignOnAction: 'administrators',
  },
  'lib/source-health/actions.ts': { pollNowAction: 'responders' },
  'lib/teams/actions.ts': {
    addMemberAction: 'administrators',
    assignAccountsAction: 'administrators',
    createTeamAction: 'administrators',
    deleteTeamAction: 'administrators',
    removeMemberAction: 'administrators',
    renameTeamAction: 'administrators',
  },
  'lib/tokens/actions.ts': {
    createTokenAction: 'administrators',
    revokeTokenAction: 'administrators',
  },
}

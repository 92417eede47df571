/** Patterns of metric filters that together watch what the checklist asks for: which calls they name is CIS's list. */

const POLICY_CALLS =
  'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy'
const FURTHER_CALLS =
  'SetDefaultPolicyVersion UpdateAssumeRolePolicy CreateUser DeleteUser CreateRole DeleteRole CreateAccessKey UpdateAccessKey DeleteAccessKey CreateLoginProfile UpdateLoginProfile DeleteLoginProfile DeactivateMFADevice DeleteVirtualMFADevice PutUserPermissionsBoundary DeleteUserPermissionsBoundary PutRolePermissionsBoundary DeleteRolePermissionsBoundary CreateSAMLProvider UpdateSAMLProvider DeleteSAMLProvider CreateOpenIDConnectProvider DeleteOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider AddUserToGroup RemoveUserFromGroup'
const TRAIL_CALLS = 'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'
const ORGANIZATION_CALLS =
  'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit'

/** By a short name. */
export const CHANGE_PATTERNS = {
  policies: anyOf(POLICY_CALLS),
  identities: anyOf(FURTHER_CALLS),
  denied: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  'no-mfa':
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  root: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  trails: anyOf(TRAIL_CALLS),
  'sign-in': '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  organization: `{ ($.eventSource = "organizations.amazonaws.com") && (${alternatives(ORGANIZATION_CALLS)}) }`,
} as const

function anyOf(calls: string): string {
  return `{ ${alternatives(calls)} }`
}

function alternatives(calls: string): string {
  return calls
    .split(' ')
    .map((call) => `($.eventName = ${call})`)
    .join(' || ')
}

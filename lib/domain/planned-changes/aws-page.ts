/** AWS's own page about one event of AWS Health, for who is signed in there. */

const COMMERCIAL_ARN = /^arn:aws:health:/

/** The address; null where there is no ARN, or the partition's console has no address that is known. */
export function awsPageOf(arn: string | null): string | null {
  if (arn === null || !COMMERCIAL_ARN.test(arn)) return null
  return `https://health.aws.amazon.com/health/home#/account/event-log?eventID=${encodeURIComponent(arn)}&eventTab=details`
}

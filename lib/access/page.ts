/** Lets a page be seen by those who may; strangers are sent to sign in and come back. */
import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { allows, type Permission, type PersonPrincipal, type Principal } from '@/lib/domain/access'
import { findPrincipal } from './principal'

/** Who asks for the page that is being drawn; null for strangers. Asked once per page, however many parts want it. */
export const currentPrincipal = cache(async (): Promise<Principal | null> => findPrincipal(await headers()))

/** The principal; never returns for strangers (307 to /sign-in) and for those who may not (403). */
export async function requirePage(permission: Permission): Promise<Principal> {
  const principal = await currentPrincipal()
  if (principal === null) redirect(`/sign-in?next=${encodeURIComponent(await requestedPath())}` as Route)
  if (!allows(principal, permission)) forbidden()
  return principal
}

/** As requirePage, for pages about oneself: tokens have none. */
export async function requirePerson(permission: Permission): Promise<PersonPrincipal> {
  const principal = await requirePage(permission)
  if (principal.kind !== 'person') forbidden()
  return principal
}

/** Path and query of the page that was asked for, as lib/front names them. */
async function requestedPath(): Promise<string> {
  return (await headers()).get('x-faultline-path') ?? '/'
}

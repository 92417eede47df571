/** The cookie by which a browser holds its session, where the sign-in library is not the one to set it. */
import 'server-only'
import { cookies } from 'next/headers'
import { cookieSettings, SESSION_SECONDS, signSessionToken } from './session-cookie'

/** Gives the browser its session, with the attributes that the library gives it. */
export async function setSessionCookie(token: string): Promise<void> {
  const jar = await cookies()
  jar.set(cookieSettings().name, signSessionToken(token), { ...attributes(), maxAge: SESSION_SECONDS })
}

/** Takes the session from the browser. */
export async function dropSessionCookie(): Promise<void> {
  const jar = await cookies()
  jar.set(cookieSettings().name, '', { ...attributes(), maxAge: 0 })
}

function attributes() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: cookieSettings().secure } as const
}

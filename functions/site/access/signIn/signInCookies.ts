/** What a browser holds while somebody is signing in, and for a while after they signed out. */
import type { Context } from 'hono'
import { daySeconds, minuteMs } from '../../../../shared/calendar/durations.ts'
import { localAddress } from '../landing.ts'

export const pendingMs = 10 * minuteMs
/** Longer than a provider remembers anybody. */
const signedOutSeconds = 30 * daySeconds

const pendingName = '__Host-sign-in'
const pendingPattern = /(?:^|;\s*)__Host-sign-in=([A-Za-z0-9_-]{43})(?=;|$)/
/** Where somebody was going stays with their browser: an address may hold anything, and we keep nothing of it (P1). */
const goingName = '__Host-sign-in-to'
const goingPattern = /(?:^|;\s*)__Host-sign-in-to=([^;\s]{1,6000})(?=;|$)/
/** Who signed out here is asked who they are before anybody is let in again: at a shared desk the provider may still know the one before. */
const signedOutName = '__Host-signed-out'
const signedOutPattern = /(?:^|;\s*)__Host-signed-out=1(?=;|$)/

const briefCookie = (name: string, value: string, seconds: number) => `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`
const held = ({ req }: Context) => req.header('cookie') ?? ''

export const pendingCookie = (id: string) => briefCookie(pendingName, id, pendingMs / 1000)
export const goingCookie = (to: string) => briefCookie(goingName, encodeURIComponent(to), pendingMs / 1000)
export const noPendingCookies = [pendingName, goingName].map((name) => briefCookie(name, '', 0))
export const signedOutCookie = briefCookie(signedOutName, '1', signedOutSeconds)
export const noSignedOutCookie = briefCookie(signedOutName, '', 0)

export const pendingIn = (context: Context): string | undefined => pendingPattern.exec(held(context))?.[1]
export const hasSignedOut = (context: Context): boolean => signedOutPattern.test(held(context))
export function goingIn(context: Context): string | undefined {
  const going = goingPattern.exec(held(context))?.[1]
  try {
    return going === undefined ? undefined : localAddress(decodeURIComponent(going))
  } catch {
    return undefined // no cookie of ours
  }
}

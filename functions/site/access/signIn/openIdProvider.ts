/** Signing in with any OpenID provider: authorization code with PKCE, state and nonce (A3). The checks are those of openid-client; what it leaves to us is here. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  type Configuration,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import * as z from 'zod'
import type { PendingSignIn } from '../../../../shared/storage/people/sessionStore.ts'

export type OpenIdSettings = {
  readonly issuer: string
  readonly clientId: string
  /** Absent: a public client, for which PKCE stands in. */
  readonly clientSecret?: string
  /** Where the provider sends people back to; exactly this address is registered there. */
  readonly returnAddress: string
  /** The claim that tells of a second factor or passkey, and the values of which one must be in it; or a provider that lets nobody in without. */
  readonly secondFactor: { readonly claim: string; readonly values: readonly string[] } | 'by_provider'
}
export type Identity = {
  readonly issuer: string
  readonly subject: string
  /** Lower case; only where the provider says it checked it. */
  readonly email: string | undefined
  readonly hasSecondFactor: boolean
}
export type OpenIdProvider = {
  /** `anew`: whoever the provider still knows in this browser is asked again all the same. */
  readonly begin: (asked: { readonly anew: boolean }) => Promise<PendingSignIn & { readonly address: string }>
  /** @param address as the browser came back with it. @throws where anything does not fit */
  readonly finish: (address: URL, pending: PendingSignIn) => Promise<Identity>
}

/** RFC 8176: more than one factor, a one-time code, or proof that a key is held. */
export const usualSecondFactor = { claim: 'amr', values: ['mfa', 'otp', 'hwk', 'swk', 'sc'] } as const

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519']
const none = z.undefined().optional()
/** Keys come from the provider that was named, and from nowhere that the token itself tells. */
const Header = z.object({ alg: z.enum(algorithms), crit: none, jku: none, jwk: none, x5u: none })
const Claims = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  iat: z.number(),
  /** Whom the token was given to, where it says so. */
  azp: z.string().optional(),
  email: z.string().optional(),
  email_verified: z
    .boolean()
    .or(z.enum(['true', 'false']))
    .optional(),
})
/** As our own are. Other letters fall together with these in lower case, as the Kelvin sign does with k: somebody else's address would be an invited one. */
const plainAddress = /^[!-~]+$/
const slackSeconds = 60

/** Finds the provider's addresses when somebody first signs in, and again after a failure. */
export function openIdProvider({ issuer, clientId, clientSecret, returnAddress, secondFactor }: OpenIdSettings): OpenIdProvider {
  let known: Promise<Configuration> | undefined
  const server = new URL(issuer)
  const isOnThisMachine = server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)
  const configuration = (): Promise<Configuration> => {
    known ??= discovery(
      server,
      clientId,
      { [clockTolerance]: slackSeconds, redirect_uris: [returnAddress] },
      clientSecret === undefined ? None() : ClientSecretPost(clientSecret),
      { execute: isOnThisMachine ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks], timeout: 10 },
    ).catch((failure: unknown) => {
      known = undefined
      throw failure
    })
    return known
  }
  return {
    begin: async ({ anew }) => {
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnAddress,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(anew && { prompt: 'login' }),
      })
      return { state, nonce, verifier, address: address.href }
    },
    finish: async ({ search }, { state, nonce, verifier }) => {
      // Never from the Host header: the address that is registered, with the answer that came.
      const answer = new URL(returnAddress)
      answer.search = search
      const tokens = await authorizationCodeGrant(await configuration(), answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      Header.parse(JSON.parse(Buffer.from(tokens.id_token?.split('.')[0] ?? '', 'base64url').toString('utf8')))
      const all: Readonly<Record<string, unknown>> = tokens.claims() ?? {}
      const { iss, sub, iat, azp, email = '', email_verified } = Claims.parse(all)
      // What the library leaves to us: it asks for whom only where a token is for several, and for when only of its end.
      if (azp !== undefined && azp !== clientId) throw new Error('a token that was given to another client')
      if (iat > Date.now() / 1000 + slackSeconds) throw new Error('a token of a time to come')
      const isChecked = (email_verified === true || email_verified === 'true') && plainAddress.test(email)
      return {
        issuer: iss,
        subject: sub,
        email: isChecked ? email.toLowerCase() : undefined,
        hasSecondFactor: secondFactor === 'by_provider' || [all[secondFactor.claim]].flat().some((value) => secondFactor.values.some((own) => own === value)),
      }
    },
  }
}

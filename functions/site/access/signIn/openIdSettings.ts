/** Which OpenID provider people sign in with, as the environment says it. */
import * as z from 'zod'
import { type OpenIdSettings, usualSecondFactor } from './openIdProvider.ts'

const Environment = z.object({
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** `provider`: it lets nobody in without a second factor. Else a claim and its values, such as `amr:mfa,otp`. */
  OIDC_SECOND_FACTOR: z
    .string()
    .regex(/^(?:provider|[\w:/.-]+:[\w,.:/-]+)$/)
    .optional(),
})

/** @param clientSecret absent: a public client. undefined: no provider is named. @throws ZodError for one that cannot be meant */
export function openIdSettings(
  environment: Readonly<Record<string, string | undefined>>,
  returnAddress: string,
  clientSecret: string | undefined,
): OpenIdSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_SECOND_FACTOR: factor } = Environment.parse(environment)
  if (issuer === undefined || clientId === undefined) return undefined
  return { issuer, clientId, returnAddress, secondFactor: secondFactorIn(factor), ...(clientSecret !== undefined && { clientSecret }) }
}

function secondFactorIn(text: string | undefined): OpenIdSettings['secondFactor'] {
  if (text === undefined) return usualSecondFactor
  if (text === 'provider') return 'by_provider'
  const end = text.lastIndexOf(':')
  return { claim: text.slice(0, end), values: text.slice(end + 1).split(',') }
}

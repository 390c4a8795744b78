/** A real OpenID provider on loopback, with accounts of our making; its own pages are left out by answering its prompts at once. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

export type Account = { readonly email: string; readonly emailVerified?: boolean; readonly amr?: readonly string[] }
export const clientId = 'bereikbaar'

/** @param accounts by subject; the one named in `signInAs` signs in next */
export async function openIdServer(returnAddress: string, accounts: Readonly<Record<string, Account>>, configuration: Configuration = {}) {
  let next = Object.keys(accounts)[0] ?? ''
  const server: Server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        redirect_uris: [returnAddress],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        application_type: 'native',
      },
    ],
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['only for this test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, subject) => {
      const account = accounts[subject]
      if (account === undefined) return undefined
      return { accountId: subject, claims: () => ({ sub: subject, email: account.email, email_verified: account.emailVerified ?? true }) }
    },
    ...configuration,
  })
  server.on('request', (incoming, outgoing) => {
    if (!incoming.url?.startsWith('/interaction/')) return void provider.callback()(incoming, outgoing)
    void (async () => {
      const details = await provider.interactionDetails(incoming, outgoing)
      const { Grant } = provider
      const grant = new Grant({ accountId: next, clientId })
      grant.addOIDCScope('openid email')
      const amr = accounts[next]?.amr
      await provider.interactionFinished(
        incoming,
        outgoing,
        { login: { accountId: next, ...(amr && { amr: [...amr] }) }, consent: { grantId: await grant.save() } },
        { mergeWithLastSubmission: details.prompt.name !== 'login' },
      )
    })()
  })
  return {
    issuer,
    signInAs: (subject: string) => {
      next = subject
    },
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** A browser's way through redirects of one site, with its cookies, until it comes back to an address that begins with `until`. */
export async function throughProvider(start: string, until: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = start
  for (let step = 0; step < 12; step++) {
    if (address.startsWith(until)) return address
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
    address = new URL(location, address).href
  }
  throw new Error('the provider goes round in circles')
}

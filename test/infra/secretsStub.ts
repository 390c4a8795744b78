/** Beside every function that reads secrets: the extension of Secrets Manager. */
import { createServer, type Server } from 'node:http'
import { listening } from './localServer.ts'

/** The extension listens on one port, always the same. */
export async function secretsStub(secrets: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://localhost').searchParams.get('secretId') ?? ''
    const secret = request.headers['x-aws-parameters-secrets-token'] === 'session' ? secrets.get(name) : undefined
    response.writeHead(secret === undefined ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ SecretString: secret }))
  })
  await listening(server, 2773)
  return server
}

/** Puts a store in memory where the AWS client would open a connection: the client itself, its marshalling and its errors are the real ones. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { StoreRefusal } from './storeRefusal.ts'

/** @throws StoreRefusal; or an Error named TimeoutError where no answer comes */
export type AskStore = (operation: string, input: unknown) => Promise<object>
/** Runs one request as often as it sees fit. */
export type Retrying = <Answer>(attempt: () => Promise<Answer>) => Promise<Answer>

const once: Retrying = (attempt) => attempt()

export function clientOver(ask: AskStore, retrying: Retrying = once): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    endpoint: 'http://store.invalid',
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // Nobody checks a signature here, and making one takes half of the time of a request.
    signer: { sign: async (request) => request },
    // Of the older form, which leaves waiting to whoever retries; the newer one waits by the clock of the machine.
    retryStrategy: { mode: 'standard', retry: (next: (args: object) => Promise<object>, args: object) => retrying(() => next(args)) } as never,
    requestHandler: {
      metadata: { handlerProtocol: 'http/1.1' },
      handle: async (request: { headers: Record<string, string>; body?: unknown }) => {
        const operation = request.headers['x-amz-target']?.split('.')[1] ?? ''
        return { response: await responseTo(ask(operation, JSON.parse(textIn(request.body)))) }
      },
    } as never,
  })
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

async function responseTo(answer: Promise<object>) {
  const response = (statusCode: number, body: object) => ({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(body)),
  })
  try {
    return response(200, await answer)
  } catch (failure) {
    if (!(failure instanceof StoreRefusal)) throw failure
    return response(failure.status, { __type: `com.amazonaws.dynamodb.v20120810#${failure.name}`, message: failure.message })
  }
}

const textIn = (body: unknown): string => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body))

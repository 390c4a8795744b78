/** One queue of SQS, as far as our functions and commands ask of one: what is sent is there, is hidden while somebody looks at it, and goes by its receipt. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, listening } from './localServer.ts'

type Message = { readonly id: string; readonly body: string; hiddenUntil: number; receipt: string; received: number }
type Asked = {
  readonly MessageBody?: string
  readonly Entries?: readonly { readonly Id: string; readonly MessageBody: string }[]
  readonly MaxNumberOfMessages?: number
  readonly VisibilityTimeout?: number
  readonly ReceiptHandle?: string
}
export type QueueStub = {
  /** Where it is asked; the queue's own address is this and its name. */
  readonly address: string
  readonly queueUrl: string
  readonly bodies: () => readonly string[]
  readonly put: (body: string) => void
  /** Every action that was asked, in order. */
  readonly actions: readonly string[]
  /** From now on it answers as a service that is away. */
  readonly breakDown: () => void
  readonly stop: () => void
}

export async function queueStub(name = 'queue'): Promise<QueueStub> {
  const messages = new Map<string, Message>()
  const actions: string[] = []
  let isBroken = false
  const put = (body: string) => {
    const id = randomUUID()
    messages.set(id, { id, body, hiddenUntil: 0, receipt: '', received: 0 })
    return id
  }
  const byReceipt = (receipt: string | undefined) => [...messages.values()].find((message) => message.receipt !== '' && message.receipt === receipt)
  const answers: Readonly<Record<string, (asked: Asked) => object>> = {
    GetQueueUrl: () => ({ QueueUrl: queueUrl() }),
    SendMessage: ({ MessageBody = '' }) => ({ MessageId: put(MessageBody) }),
    SendMessageBatch: ({ Entries = [] }) => ({ Successful: Entries.map(({ Id, MessageBody }) => ({ Id, MessageId: put(MessageBody) })), Failed: [] }),
    ReceiveMessage: ({ MaxNumberOfMessages = 1, VisibilityTimeout = 30 }) => {
      const found = [...messages.values()].filter(({ hiddenUntil }) => hiddenUntil <= Date.now()).slice(0, MaxNumberOfMessages)
      for (const message of found)
        Object.assign(message, { hiddenUntil: Date.now() + VisibilityTimeout * 1000, receipt: randomUUID(), received: message.received + 1 })
      return found.length === 0 ? {} : { Messages: found.map(({ id, body, receipt }) => ({ MessageId: id, ReceiptHandle: receipt, Body: body })) }
    },
    DeleteMessage: ({ ReceiptHandle }) => {
      messages.delete(byReceipt(ReceiptHandle)?.id ?? '')
      return {}
    },
    ChangeMessageVisibility: ({ ReceiptHandle, VisibilityTimeout = 0 }) => {
      const message = byReceipt(ReceiptHandle)
      if (message !== undefined) message.hiddenUntil = Date.now() + VisibilityTimeout * 1000
      return {}
    },
  }
  const server: Server = createServer(async (request, response) => {
    const asked: Asked = JSON.parse((await bodyOf(request)).toString('utf8'))
    const action = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    actions.push(action)
    const answer = isBroken ? undefined : answers[action]?.(asked)
    response.writeHead(answer === undefined ? 503 : 200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer ?? {}))
  })
  await listening(server)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const queueUrl = () => `${address}/000000000000/${name}`
  return {
    address,
    queueUrl: queueUrl(),
    bodies: () => [...messages.values()].map(({ body }) => body),
    put: (body) => void put(body),
    actions,
    breakDown: () => {
      isBroken = true
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

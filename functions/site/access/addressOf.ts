import type { Context } from 'hono'
import * as z from 'zod'

/** On AWS the gateway says from where; on one machine the connection does. Forwarding headers are not believed (H1). */
const Environment = z.object({
  event: z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) }).optional(),
  incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }).optional(),
})

export function addressOf({ env }: Context): string | undefined {
  const read = Environment.safeParse(env)
  return read.data?.event?.requestContext.http.sourceIp ?? read.data?.incoming?.socket.remoteAddress
}

import type { Feed } from '../feed.ts'
import { asteriskFeed } from './asterisk.ts'
import { chatwootFeed } from './chatwoot.ts'
import { connectFeed } from './connect.ts'
import { genericFeed } from './generic.ts'
import { livechatFeed } from './livechat.ts'
import { tawkFeed } from './tawk.ts'
import { trengoFeed } from './trengo.ts'
import { taskRouterFeed } from './twilioTaskRouter.ts'
import { twilioVoiceFeed } from './twilioVoice.ts'
import { vonageFeed } from './vonage.ts'
import { voysFeed } from './voys.ts'
import { zendeskFeed } from './zendesk.ts'

export const feeds: readonly Feed[] = [
  genericFeed,
  twilioVoiceFeed,
  taskRouterFeed,
  voysFeed,
  vonageFeed,
  connectFeed,
  asteriskFeed,
  chatwootFeed,
  tawkFeed,
  trengoFeed,
  livechatFeed,
  zendeskFeed,
]

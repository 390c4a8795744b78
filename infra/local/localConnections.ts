import { randomBytes, randomUUID } from 'node:crypto'
import type { SourceConnections } from '../../functions/site/dependencies.ts'
import { testDelivering } from '../../functions/site/testDelivery.ts'
import type { Instant } from '../../shared/contacts/identifiers.ts'
import { keepingSecrets } from '../../shared/privacy/keepingSecrets.ts'
import { webhooks } from '../../shared/providers/webhooks.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import type { LocalData } from './store/localData.ts'

/** Connecting sources on one machine. @param doorAddress undefined until the host listens */
export const localConnections = ({ stores, secrets }: LocalData, now: () => Instant, doorAddress: () => string | undefined): SourceConnections => ({
  secrets: keepingSecrets({ keeper: secrets, webhooks, now, random: randomBytes }),
  sendTest: testDelivering({ webhooks, testKey: secrets.testKey, doorAddress, now, newId: randomUUID }),
  deliveries: deliveryLog(stores.tables),
  doorAddress,
})

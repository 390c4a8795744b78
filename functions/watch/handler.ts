import * as z from 'zod'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { sesMail } from '../../shared/storage/aws/sesMail.ts'
import { deliveryLog } from '../../shared/storage/facts/deliveryLog.ts'
import { storesOf } from '../../shared/storage/stores.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { answeredLines } from './answeredLines.ts'
import { clocksApp } from './clocks.ts'
import { connectedMail, connectedWatch } from './connectedWatch.ts'
import { ledgerApp } from './ledger.ts'

const name = z.string().min(1)
const config = z.object({ ...tableNames, INGEST_LOG: name }).parse(process.env)
/** Without an address to send from nobody is mailed; with one, links need to lead somewhere. */
const sender = z.union([z.object({ MAIL_FROM: z.email(), SITE_ADDRESS: z.url() }), z.object({ MAIL_FROM: z.undefined() })]).parse(process.env)
const log = logWriter(Date.now)
const stores = storesOf(tablesByName(dynamoClient({}), config))

const watch = connectedWatch(stores, { now: Date.now, log })
const deliveries = deliveryLog(stores.tables)
const clocks = clocksApp({ settings: stores.settings, deliveries, now: Date.now, log })
const ledger = ledgerApp({ answered: answeredLines(config.INGEST_LOG, { environment: process.env, now: Date.now }), deliveries, now: Date.now, log })

const mail = mailIfAny()

/** One that fails keeps none of the others from being done; the alarm on failures tells of it. */
export const handler = async (): Promise<void> => {
  const failures: unknown[] = []
  for (const task of [watch, clocks, ledger, mail]) await task().catch((failure: unknown) => failures.push(failure))
  if (failures.length > 0) throw failures[0]
}

function mailIfAny(): () => Promise<void> {
  if (sender.MAIL_FROM === undefined) return () => Promise.resolve()
  const { MAIL_FROM: from, SITE_ADDRESS: siteAddress } = sender
  return connectedMail(stores, {
    send: sesMail(from, { environment: process.env, now: Date.now }),
    siteAddress: () => siteAddress,
    now: Date.now,
    log,
  })
}

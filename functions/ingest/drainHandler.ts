import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/tables/dynamoClient.ts'
import { eventLog } from '../../shared/storage/facts/eventLog.ts'
import { tableNames, tablesByName } from '../../shared/storage/tables/tableNames.ts'
import { drain } from './drain.ts'

const config = z.object(tableNames).parse(process.env)
const tables = tablesByName(dynamoClient({}), config)

/** Brings home what was spilled. */
export const handler = drain({ events: eventLog(tables), log: logWriter(Date.now), newRequest: randomUUID })

import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { logWriter } from '../../shared/privacy/logWriter.ts'
import { dynamoClient } from '../../shared/storage/dynamoClient.ts'
import { eventLog } from '../../shared/storage/eventLog.ts'
import { tableNames, tablesByName } from '../../shared/storage/tableNames.ts'
import { drain } from './drain.ts'

const config = z.object(tableNames).parse(process.env)
const tables = tablesByName(dynamoClient({}), config)

/** Brings home what was spilled. */
export const handler = drain({ events: eventLog(tables), log: logWriter(Date.now), newRequest: randomUUID })

import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Construct } from 'constructs'
import { auditPartition, coveredPartition, importsPartition, openImportsPartition, sessionsPartition } from '../../shared/storage/tables/settingsTable.ts'
import type { Alarming } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'
import { dayFileKeys, type EventStorage, importedParcels, setAsideDeliveries } from './eventStorage.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'
import { openBySession } from './doors/openBySession.ts'
import type { HttpDoor } from './doors/httpDoor.ts'
import type { PseudonymKeys } from './keys/pseudonymKeys.ts'

export type ImportingProps = {
  readonly storage: EventStorage
  readonly pseudonymKeys: PseudonymKeys
  readonly door: HttpDoor
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/** What an import writes down of itself. */
const importKeys = ['IMPORT#*', importsPartition, openImportsPartition, coveredPartition]

/**
 * The function that imports files of history, part after part, behind the address of the site. No file is stored anywhere: it can write to tables and
 * has no bucket.
 */
export class Importing extends Construct {
  constructor(scope: Construct, id: string, { storage, pseudonymKeys, door, dataKey, alarming }: ImportingProps) {
    super(scope, id)
    const importing = new HelplineFunction(this, 'Import', {
      folder: 'import',
      environment: { ...storage.tableNames, ...pseudonymKeys.keyNames },
      memoryMegabytes: 1769,
      timeoutSeconds: 29,
      reservedConcurrency: 5,
      dataKey,
      alarming,
      whoIsAffected: 'Somebody who is importing history sees it stop. What was imported stays; the same file can be sent again.',
    })
    storage.allow(importing, 'events', { actions: ['BatchWriteItem', 'PutItem', 'Query'], keys: importedParcels })
    // Deliveries that were set aside are judged again here, which stores them as the door would have.
    storage.allow(importing, 'events', { actions: ['GetItem', 'PutItem', 'Query'], keys: setAsideDeliveries })
    storage.allow(importing, 'contacts', { actions: ['BatchGetItem', 'PutItem', 'Query', 'UpdateItem'], keys: dayFileKeys })
    storage.allow(importing, 'settings', { actions: ['GetItem', 'Query'] })
    storage.allow(importing, 'settings', { actions: ['PutItem'], keys: [...importKeys, auditPartition] })
    storage.allow(importing, 'settings', { actions: ['DeleteItem'], keys: [...importKeys, sessionsPartition] })
    storage.allow(importing, 'settings', { actions: ['UpdateItem'], keys: [sessionsPartition] })
    // Days that are stripped already are written at once, and taken away again where somebody undoes it.
    storage.allow(importing, 'history', { actions: ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'] })
    pseudonymKeys.allowPseudonymsBy(importing)
    const route = { integration: new HttpLambdaIntegration('Import', importing) }
    openBySession([
      ...door.addRoutes({ path: '/imports', methods: [HttpMethod.ANY], ...route }),
      ...door.addRoutes({ path: '/imports/{path+}', methods: [HttpMethod.ANY], ...route }),
    ])
  }
}

import { CfnOutput } from 'aws-cdk-lib'
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Construct } from 'constructs'
import type { Alarming } from './alarming.ts'
import type { DataKey } from './dataKey.ts'
import { dayFileKeys, type EventStorage, importedParcels } from './eventStorage.ts'
import { HelplineFunction } from './helplineFunction.ts'
import { HttpDoor } from './httpDoor.ts'

export type SiteProps = { readonly storage: EventStorage; readonly dataKey: DataKey; readonly alarming: Alarming }

/** Pages and their JSON. Until people can sign in, only a signed request of the account itself gets in (shared/decisions/0011). */
export class Site extends Construct {
  readonly door: HttpDoor

  constructor(scope: Construct, id: string, { storage, dataKey, alarming }: SiteProps) {
    super(scope, id)
    const site = new HelplineFunction(this, 'Site', {
      folder: 'site',
      besideBundle: ['static'],
      environment: storage.tableNames,
      memoryMegabytes: 1769,
      timeoutSeconds: 29,
      dataKey,
      alarming,
      whoIsAffected: 'Managers and planners get an error instead of their page. Calls go on being recorded.',
    })
    // Whoever finds a day file behind builds it: that takes the rows of the day and what was imported around it, and no contact by its id.
    storage.allow(site, 'contacts', { actions: ['BatchGetItem', 'PutItem', 'Query'], keys: dayFileKeys })
    storage.allow(site, 'events', { actions: ['Query'], keys: importedParcels })
    storage.allow(site, 'settings', { actions: ['Query'] })

    this.door = new HttpDoor(this, 'Door', { dataKey, description: 'Pages and reports' })
    const route = { integration: new HttpLambdaIntegration('Site', site), authorizer: new HttpIamAuthorizer() }
    this.door.addRoutes({ path: '/', ...route })
    this.door.addRoutes({ path: '/{path+}', ...route })
    new CfnOutput(this, 'SiteAddress', { value: this.door.apiEndpoint, description: 'Pages and reports' })
  }
}

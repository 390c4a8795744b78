import { CfnOutput } from 'aws-cdk-lib'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Construct } from 'constructs'
import { logAttributes } from '../../shared/storage/facts/deliveryItems.ts'
import {
  auditPartition,
  casesPartition,
  erasureRequestsPartition,
  everyReport,
  everyRoster,
  lastSignInsPartition,
  mailChoicesPartition,
  reportsPartition,
  rosterImportsPartition,
  sessionsPartition,
  shareLinksPartition,
  settingChangesPartition,
  settingsPartition,
  signInsPartition,
  usersPartition,
} from '../../shared/storage/tables/settingsTable.ts'
import type { Alarming } from './telling/alarming.ts'
import type { DataKey } from './keys/dataKey.ts'
import { answerKeys, dayFileKeys, type EventStorage, howFarTheFoldCame, importedParcels, loggedDeliveries } from './eventStorage.ts'
import { Identity } from './doors/identity.ts'
import type { People } from './doors/people.ts'
import { openBySession } from './doors/openBySession.ts'
import { HelplineFunction } from './functions/helplineFunction.ts'
import { HttpDoor } from './doors/httpDoor.ts'
import type { OwnDomainProps } from './doors/ownDomain.ts'
import { programDigest } from './functions/programDigest.ts'
import type { SourceSecrets } from './keys/sourceSecrets.ts'

export type SiteProps = {
  readonly prefix: string
  readonly storage: EventStorage
  readonly people: People
  readonly sourceSecrets: SourceSecrets
  /** Where hooks come in: shown to people, and where test events are sent. */
  readonly doorAddress: string
  readonly own?: OwnDomainProps | undefined
  readonly dataKey: DataKey
  readonly alarming: Alarming
}

/** The function behind the pages and their JSON. It checks by itself who asks, by a session that began with a sign-in (shared/decisions/0092). */
export class Site extends Construct {
  readonly door: HttpDoor
  readonly site: HelplineFunction

  constructor(scope: Construct, id: string, { prefix, storage, people, sourceSecrets, doorAddress, own, dataKey, alarming }: SiteProps) {
    super(scope, id)
    this.door = new HttpDoor(this, 'Door', {
      dataKey,
      name: `${prefix}-pages`,
      description: 'Pages and reports',
      atMost: { rateLimit: 50, burstLimit: 200 },
      own,
    })
    const identity = new Identity(this, 'Identity', { prefix, people, siteAddress: this.door.address })
    const site = new HelplineFunction(this, 'Site', {
      folder: 'site',
      besideBundle: ['static'],
      threads: ['rosterWorker'],
      environment: {
        ...storage.tableNames,
        SECRETS_PREFIX: sourceSecrets.prefix,
        SECRETS_KEY: dataKey.keyArn,
        TEST_KEY_NAME: sourceSecrets.testKeyName,
        DOOR_ADDRESS: doorAddress,
        PROGRAM: programDigest(),
        ...identity.environment,
      },
      // Two years of a national line side by side take half of it (shared/decisions/0132).
      memoryMegabytes: 3008,
      timeoutSeconds: 29,
      reservedConcurrency: 20,
      dataKey,
      alarming,
      whoIsAffected: 'Managers and planners get an error instead of their page. Calls go on being recorded. Look at the log of site.',
    })
    // Whoever finds a day file behind builds it: that takes the rows of the day and what was imported around it, and no contact by its id.
    storage.allowReadingHistory(site)
    storage.allow(site, 'contacts', { actions: ['BatchGetItem', 'PutItem', 'Query'], keys: dayFileKeys })
    storage.allow(site, 'contacts', { actions: ['GetItem', 'PutItem'], keys: answerKeys })
    storage.allow(site, 'contacts', { actions: ['Query'], keys: howFarTheFoldCame })
    storage.allow(site, 'events', { actions: ['Query'], keys: importedParcels })
    // The log of a source: what kind of delivery it was and what became of it, without the event itself and its pseudonyms.
    storage.allow(site, 'events', { actions: ['Query'], attributes: logAttributes, index: true })
    storage.allow(site, 'events', { actions: ['BatchGetItem', 'Query'], keys: loggedDeliveries, attributes: logAttributes })
    sourceSecrets.allowWritingBy(site)
    identity.allowInvitingBy(site)
    storage.allow(site, 'settings', { actions: ['GetItem', 'Query'] })
    storage.allow(site, 'settings', {
      actions: ['PutItem'],
      keys: [
        settingsPartition,
        settingChangesPartition,
        rosterImportsPartition,
        everyRoster,
        casesPartition,
        reportsPartition,
        everyReport,
        erasureRequestsPartition,
        lastSignInsPartition,
        mailChoicesPartition,
      ],
    })

    // Only ever added to: what stands in the audit trail is changed by nobody (shared/decisions/0093).
    storage.allow(site, 'settings', { actions: ['PutItem'], keys: [auditPartition, sessionsPartition, shareLinksPartition, signInsPartition, usersPartition] })
    storage.allow(site, 'settings', { actions: ['DeleteItem', 'UpdateItem'], keys: [sessionsPartition, signInsPartition] })
    storage.allow(site, 'settings', { actions: ['DeleteItem'], keys: [casesPartition] })
    storage.allow(site, 'settings', { actions: ['UpdateItem'], keys: [shareLinksPartition] })

    const route = { integration: new HttpLambdaIntegration('Site', site) }
    openBySession([...this.door.addRoutes({ path: '/', ...route }), ...this.door.addRoutes({ path: '/{path+}', ...route })])
    new CfnOutput(this, 'SiteAddress', { value: this.door.address, description: 'Pages and reports' })
    new CfnOutput(this, 'PeoplePool', { value: identity.environment.PEOPLE_POOL, description: 'Where people have their accounts' })
    alarming.when('PagesFail', {
      metric: this.door.failures(),
      from: 3,
      whoIsAffected:
        'Managers and planners get no page, or wait half a minute for none. Calls go on being recorded. Look at the log of site; an import that is too large for its time shows here too.',
    })
    this.site = site
  }
}

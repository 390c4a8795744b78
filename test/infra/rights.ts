import { logAttributes } from '../../shared/storage/facts/deliveryItems.ts'

/** Of one role: for each place, with the keys or attributes it is limited to, what may be done there. Whatever is not here fails a test (I2). */
type Rights = {
  readonly role: string
  readonly may: Readonly<Record<string, string>>
  /** What the table of rights denies it in words, whatever `may` says. */
  readonly mayNot?: RegExp
}

const secretsOfSources = 'arn:AWS::Partition:secretsmanager:AWS::Region:AWS::AccountId:secret:bereikbaar-test/sources/*'
const keysOfAccount = 'arn:AWS::Partition:kms:AWS::Region:AWS::AccountId:'
const mail = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:'
const ofTheLog = `${logAttributes.join(' ')} SPECIFIC_ATTRIBUTES`
const dayFiles = 'EventStorageContacts DAY#* FILES#* VERSIONS#*'
/** Up to where the fold came. */
const readHowFar = { 'EventStorageContacts FOLDING': 'dynamodb:Query' }
const readHistory = { EventStorageHistory: 'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query' }
const readParcels = { 'EventStorageEvents PARCEL#*': 'dynamodb:Query' }
const readDeliveries = { [`EventStorageEvents/index/deliveries ${ofTheLog}`]: 'dynamodb:Query' }
const writes = (log: string) => ({ [log]: 'logs:CreateLogStream logs:PutLogEvents' })
const leaveMissedRuns = { ClockworkMissed: 'sqs:SendMessage' }
const allOf = (...actions: readonly string[]) => actions.map((action) => `dynamodb:${action}`).join(' ')
const derive = allOf('BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem')
const strip = allOf('BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem')

const restoring = `${derive} ${allOf('DescribeContinuousBackups', 'RestoreTableToPointInTime')}`
const making = allOf('CreateTable', 'DeleteTable', 'DescribeTable')
const tableBeside = 'arn:AWS::Partition:dynamodb:AWS::Region:AWS::AccountId:table/bereikbaar-test-restoring-'

/** The whole table. Rights on keys of KMS stand in the keys' own policies (keys.test.ts). */
export const rights: Readonly<Record<string, Rights>> = {
  ingest: {
    role: 'IngestionIngestRole',
    may: {
      // Reading is for one thing: what stands under the same key is compared with what comes in.
      EventStorageEvents: allOf('GetItem', 'PutItem'),
      EventStorageSettings: allOf('Query'),
      ...writes('IngestionIngestLog'),
      SourceSecretsTestEvents: 'secretsmanager:GetSecretValue',
      [secretsOfSources]: 'secretsmanager:GetSecretValue',
      SpillingWaiting: 'sqs:SendMessage',
    },
    mayNot: /Contacts|History|Scan|Query EventStorageEvents|Delete|Update|kms:/,
  },
  'drain, which brings home what was spilled': {
    role: 'SpillingDrainRole',
    may: {
      EventStorageEvents: allOf('GetItem', 'PutItem'),
      ...writes('SpillingDrainLog'),
      SpillingWaiting: 'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage',
    },
    mayNot: /Contacts|History|Settings|Scan|secretsmanager|kms:/,
  },
  fold: {
    role: 'FoldingFoldRole',
    may: {
      'EventStorageEvents stream': allOf('DescribeStream', 'GetRecords', 'GetShardIterator'),
      // Names streams, and shows none of their records; it has no narrower form.
      '*': allOf('ListStreams'),
      EventStorageContacts: allOf('BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...readParcels,
      ...readHistory,
      EventStorageSettings: allOf('Query'),
      ...writes('FoldingFoldLog'),
      FoldingGivenUp: 'sqs:SendMessage',
    },
    mayNot: /secretsmanager|kms:|(Put|Update|Delete|Write)\w* EventStorage(Events|Settings|History)/,
  },
  site: {
    role: 'SiteSiteRole',
    may: {
      // Whoever finds a day file behind builds it: rows of the day, and no contact by its id.
      [dayFiles]: allOf('BatchGetItem', 'PutItem', 'Query'),
      'EventStorageContacts ANSWER#*': allOf('GetItem', 'PutItem'),
      ...readHowFar,
      ...readParcels,
      ...readHistory,
      // Of live deliveries what the log of a source tells, and never the event with its pseudonyms.
      [`EventStorageEvents ASIDE#* COUNTS#* EVENT#* REPEAT#* ${ofTheLog}`]: allOf('BatchGetItem', 'Query'),
      ...readDeliveries,
      EventStorageSettings: allOf('GetItem', 'Query'),
      'EventStorageSettings SETTINGS SETTING_CHANGES ROSTER_IMPORTS ROSTER#* CASES REPORTS REPORT#* ERASURES LAST_SIGN_INS MAIL_CHOICES': allOf('PutItem'),
      // The audit trail is added to and never changed.
      'EventStorageSettings AUDIT SESSIONS SHARES SIGN_INS USERS': allOf('PutItem'),
      'EventStorageSettings SESSIONS SIGN_INS': allOf('DeleteItem', 'UpdateItem'),
      // A kept case can be removed; the trail keeps who did so.
      'EventStorageSettings CASES': allOf('DeleteItem'),
      'EventStorageSettings SHARES': allOf('UpdateItem'),
      ...writes('SiteSiteLog'),
      // Written when set and read by nobody here; the key is of its own test events.
      [secretsOfSources]: ['CreateSecret', 'DeleteSecret', 'DescribeSecret', 'UpdateSecret', 'UpdateSecretVersionStage']
        .map((action) => `secretsmanager:${action}`)
        .join(' '),
      SourceSecretsTestEvents: 'secretsmanager:GetSecretValue',
      // Asks for somebody to be forgotten, and is answered (P9); makes the account of somebody who is invited.
      KeepingErase: 'lambda:InvokeFunction',
      People: 'cognito-idp:AdminCreateUser',
    },
    mayNot: /GetSecretValue arn|Scan|kms:|(Put|Update|Delete|Write)\w* EventStorage(Events|History)/,
  },
  import: {
    role: 'ImportingImportRole',
    may: {
      'EventStorageEvents PARCEL#*': allOf('BatchWriteItem', 'PutItem', 'Query'),
      'EventStorageEvents ASIDE#* EVENT#* REPEAT#*': allOf('GetItem', 'PutItem', 'Query'),
      [dayFiles]: allOf('BatchGetItem', 'PutItem', 'Query', 'UpdateItem'),
      EventStorageHistory: strip,
      EventStorageSettings: allOf('GetItem', 'Query'),
      'EventStorageSettings IMPORT#* IMPORTS OPEN_IMPORTS COVERED AUDIT': allOf('PutItem'),
      'EventStorageSettings IMPORT#* IMPORTS OPEN_IMPORTS COVERED SESSIONS': allOf('DeleteItem'),
      'EventStorageSettings SESSIONS': allOf('UpdateItem'),
      ...writes('ImportingImportLog'),
    },
    mayNot: /secretsmanager|kms:|EventStorageContacts$/,
  },
  watch: {
    role: 'WatchingWatchRole',
    may: {
      [dayFiles]: allOf('BatchGetItem', 'PutItem', 'Query'),
      ...readHowFar,
      ...readParcels,
      ...readHistory,
      ...readDeliveries,
      // What the index named is read by its key: after a crash it may name items that were never written.
      [`EventStorageEvents ASIDE#* COUNTS#* EVENT#* REPEAT#* ${ofTheLog}`]: allOf('BatchGetItem'),
      // Whether a file is still being read.
      'EventStorageSettings IMPORT#*': allOf('GetItem'),
      'EventStorageSettings ALERTS COVERED OPEN_IMPORTS SETTINGS USERS MAIL_CHOICES MAILS ROSTER#* AUDIT': allOf('Query'),
      // What it found, which mail went out, and the links by which people end it.
      'EventStorageSettings ALERTS MAILS': allOf('PutItem', 'UpdateItem'),
      'EventStorageSettings MAIL_STOPS': allOf('PutItem'),
      ...writes('WatchingWatchLog'),
      IngestionIngestLog: 'logs:FilterLogEvents',
      ...leaveMissedRuns,
      [`${mail}identity/MailingDomain bereikbaar@hulplijn.example`]: 'ses:SendEmail ses:SendRawEmail',
      [`${mail}configuration-set/MailingSending bereikbaar@hulplijn.example`]: 'ses:SendEmail ses:SendRawEmail',
    },
    mayNot: /secretsmanager|kms:/,
  },
  'watch by night, which strips and sweeps': {
    role: 'KeepingNightlyRole',
    may: {
      EventStorageEvents: allOf('BatchGetItem', 'BatchWriteItem', 'DeleteItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'),
      EventStorageContacts: derive,
      EventStorageHistory: strip,
      EventStorageSettings: allOf('GetItem', 'Query', 'Scan'),
      'EventStorageSettings ALERTS SESSIONS SHARES SIGN_INS MAILS MAIL_STOPS': allOf('BatchWriteItem'),
      'EventStorageSettings ROSTER#*': allOf('BatchWriteItem', 'PutItem'),
      'EventStorageSettings BOOKMARK#*': allOf('PutItem'),
      ...writes('KeepingNightlyLog'),
      ...leaveMissedRuns,
    },
    mayNot: /secretsmanager|kms:|AUDIT/,
  },
  keys: {
    role: 'KeepingKeysRole',
    may: {
      'EventStorageHistory STRIPPED': allOf('GetItem'),
      'EventStorageSettings SETTINGS AUDIT': allOf('Query'),
      // What was made and destroyed is written down, and nothing there is changed.
      'EventStorageSettings AUDIT': allOf('PutItem'),
      // A key that does not exist yet has no name: only with our tag.
      '* bereikbaar-test': 'kms:CreateKey kms:TagResource',
      // Names of keys of the account; it has no narrower form.
      '*': 'kms:ListAliases',
      [`${keysOfAccount}alias/bereikbaar-test/callers/*`]: 'kms:CreateAlias kms:DeleteAlias',
      [`${keysOfAccount}key/* bereikbaar-test`]: 'kms:CreateAlias kms:DeleteAlias kms:ScheduleKeyDeletion',
      ...writes('KeepingKeysLog'),
      ...leaveMissedRuns,
    },
    mayNot: /GenerateMac|secretsmanager|EventStorage(Events|Contacts)/,
  },
  erase: {
    role: 'KeepingEraseRole',
    may: {
      EventStorageEvents: allOf('DeleteItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'),
      EventStorageContacts: allOf('BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
      EventStorageHistory: allOf('GetItem', 'PutItem'),
      'EventStorageSettings SETTINGS': allOf('Query'),
      '*': 'kms:ListAliases',
      ...writes('KeepingEraseLog'),
    },
    // It is called with a number: nothing of that may go to a queue (P2).
    mayNot: /secretsmanager|sqs:|EventStorageSettings$/,
  },
  'a person at the command line': {
    role: 'OperatingOperator',
    may: {
      // What was given up is folded again by its keys.
      FoldingGivenUp: 'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueUrl sqs:ReceiveMessage',
      // What was spilled and given up goes back to where it waited, and what the clock missed is read: queues are encrypted, and nobody else can open them.
      SpillingGivenUp: 'sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ListMessageMoveTasks sqs:ReceiveMessage sqs:StartMessageMoveTask',
      SpillingWaiting: 'sqs:SendMessage',
      ClockworkMissed: 'sqs:DeleteMessage sqs:GetQueueUrl sqs:ReceiveMessage',
      'EventStorageEvents stream': allOf('GetRecords', 'GetShardIterator'),
      EventStorageEvents: allOf('BatchGetItem', 'GetItem', 'Query', 'Scan'),
      EventStorageContacts: derive,
      ...readHistory,
      EventStorageSettings: allOf('DeleteItem', 'GetItem', 'PutItem', 'Query'),
    },
    mayNot: /secretsmanager|kms:/,
  },
  'a person who puts tables back as they were': {
    role: 'RestoringRestorer',
    may: {
      EventStorageEvents: restoring,
      EventStorageHistory: restoring,
      EventStorageSettings: restoring,
      EventStorageContacts: `${derive} dynamodb:DescribeTable`,
      // Made beside those in use, and thrown away again.
      ...Object.fromEntries(['contacts', 'events', 'history', 'settings'].map((table) => [`${tableBeside}${table}`, `${derive} ${making}`])),
      [`${tableBeside}events/index/deliveries`]: `${derive} ${making}`,
    },
    mayNot: /secretsmanager|kms:|sqs:|DeleteTable EventStorage/,
  },
}

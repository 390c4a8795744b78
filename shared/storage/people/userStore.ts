/** The people who may sign in. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { User, type UserId } from '../../access/user.ts'
import { type Item, partition } from '../tables/reading.ts'
import { userKey, usersPartition } from '../tables/settingsTable.ts'
import type { Tables } from '../tables/tables.ts'
import { doneIfAllowed } from '../tables/writing.ts'

export type UserStore = {
  readonly all: () => Promise<readonly User[]>
  readonly byId: (id: UserId) => Promise<User | undefined>
  /** @returns false where somebody else changed it meanwhile (or it exists already, for revision 1). */
  readonly save: (user: User) => Promise<boolean>
}

export function userStore({ client, settings: TableName }: Tables): UserStore {
  return {
    all: async () => (await partition(client, TableName, usersPartition)).map(userOf),
    byId: async (id) => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: userKey(id), ConsistentRead: true }))
      return Item && userOf(Item)
    },
    save: (user) =>
      doneIfAllowed(
        client.send(
          new PutCommand({
            TableName,
            Item: { ...userKey(user.id), document: JSON.stringify(user), revision: user.revision },
            ...(user.revision === 1
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : { ConditionExpression: 'revision = :before', ExpressionAttributeValues: { ':before': user.revision - 1 } }),
          }),
        ),
      ),
  }
}

const userOf = (item: Item): User => User.parse(JSON.parse(String(item['document'])))

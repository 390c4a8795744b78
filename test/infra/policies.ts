/** Reads rights from a synthesised template, as IAM would for a request on a table. */
export type Template = { readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>> }
export type TableRequest = { readonly action: string; readonly table: string; readonly partition: string }
type Statement = {
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: { readonly 'ForAllValues:StringLike'?: { readonly 'dynamodb:LeadingKeys'?: string | readonly string[] } }
}

export function mayDo({ Resources }: Template, role: string, { action, table, partition }: TableRequest): boolean {
  const policies = Object.values(Resources).filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && JSON.stringify(Properties['Roles']).includes(role))
  const statements = policies.flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: readonly Statement[] }).Statement)
  return statements.some(({ Action, Resource, Condition }) => {
    const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']
    const isKeyAllowed = keys === undefined || listOf(keys).some((pattern) => partition.startsWith(pattern.replace(/\*$/, '')))
    return listOf(Action).includes(action) && namesOf(Resource, Resources).includes(table) && isKeyAllowed
  })
}

const listOf = <T>(oneOrMore: T | readonly T[]): readonly T[] => (Array.isArray(oneOrMore) ? oneOrMore : [oneOrMore as T])

function namesOf(resource: unknown, resources: Template['Resources']): readonly unknown[] {
  return listOf(resource).map((one) => {
    const id = (one as { readonly 'Fn::GetAtt'?: readonly [string, string] })['Fn::GetAtt']
    return id?.[1] === 'Arn' ? resources[id[0]]?.Properties['TableName'] : undefined
  })
}

/** Values of a synthesised template as CloudFormation would fill them in, with names that show what they stand for. */
export type Resource = { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }
export type Template = { readonly Resources: Readonly<Record<string, Resource>> }

export const region = 'eu-west-1'
const account = '000000000000'
const pseudo: Readonly<Record<string, string>> = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackName': 'bereikbaar-test',
  'AWS::URLSuffix': 'amazonaws.com',
}

/** @param queueUrl where a queue of this name is asked */
export function resolver({ Resources }: Template, queueUrl: (name: string) => string = (name) => name) {
  const named = (id: string): string => {
    const properties = Resources[id]?.Properties
    const name = properties?.['TableName'] ?? properties?.['QueueName'] ?? properties?.['Name']
    return typeof name === 'string' ? name : id
  }
  const typeOf = (id: string) => Resources[id]?.Type ?? ''
  const arn = (id: string): string => {
    const places: Readonly<Record<string, string>> = {
      'AWS::DynamoDB::Table': `dynamodb:${region}:${account}:table/${named(id)}`,
      'AWS::SQS::Queue': `sqs:${region}:${account}:${named(id)}`,
      'AWS::KMS::Key': `kms:${region}:${account}:key/${id}`,
      'AWS::SecretsManager::Secret': `secretsmanager:${region}:${account}:secret:${named(id)}`,
      'AWS::Lambda::Function': `lambda:${region}:${account}:function:${id}`,
      'AWS::Cognito::UserPool': `cognito-idp:${region}:${account}:userpool/${id}`,
      'AWS::IAM::Role': `iam::${account}:role/${id}`,
    }
    return `arn:aws:${places[typeOf(id)] ?? `other:${region}:${account}:${id}`}`
  }
  const reference = (id: string): string => {
    if (id in pseudo) return pseudo[id] ?? ''
    if (typeOf(id) === 'AWS::SQS::Queue') return queueUrl(named(id))
    return typeOf(id) === 'AWS::SecretsManager::Secret' ? arn(id) : named(id)
  }
  const attribute = (id: string, name: string): string => {
    if (name === 'Arn') return arn(id)
    if (name === 'StreamArn') return `${arn(id)}/stream/one`
    // The host that requests of the gateway are for in these tests.
    return name === 'ApiEndpoint' || name === 'ProviderURL' ? 'https://example.org' : `${id}.${name}`
  }
  const text = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value)
    const [[name, inside] = []] = Object.entries(value)
    if (name === 'Ref') return reference(String(inside))
    if (name === 'Fn::GetAtt') return attribute(String((inside as string[])[0]), String((inside as string[])[1]))
    if (name === 'Fn::Join') return (inside as [string, unknown[]])[1].map(text).join((inside as [string, unknown[]])[0])
    throw new Error(`a value of a kind that no function was given before: ${JSON.stringify(value)}`)
  }
  return text
}

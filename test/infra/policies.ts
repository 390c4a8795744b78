/** Reads rights from a synthesised template, as IAM would for one request. */
import { type Template, resolver } from './resolved.ts'

export type AwsRequest = {
  /** Such as `dynamodb:PutItem`. */
  readonly action: string
  /** ARN. */
  readonly resource: string
  /** What conditions may ask for, by their keys. */
  readonly context?: Readonly<Record<string, readonly string[]>>
}
type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>
export type Statement = {
  readonly Effect: string
  readonly Action: unknown
  readonly Resource: unknown
  readonly Principal?: { readonly AWS?: unknown }
  readonly Condition?: Conditions
}

/** By the policies of a role. @param role logical id */
export function roleMay(template: Template, role: string, request: AwsRequest): boolean {
  const text = resolver(template)
  const statements = Object.values(template.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Policy' && listOf(Properties['Roles']).some((one) => text(one) === role))
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { readonly Statement: readonly Statement[] }).Statement)
  return isAllowed(statements, request, text)
}

/** By a key's own policy, for a role. @param roleArn as the policy names it */
export function keyPolicyAllows(statements: readonly Statement[], roleArn: string, request: AwsRequest, text: (value: unknown) => string): boolean {
  const own = statements.filter(({ Principal }) => listOf(Principal?.AWS ?? []).some((one) => text(one) === roleArn))
  return isAllowed(own, request, text)
}

function isAllowed(statements: readonly Statement[], request: AwsRequest, text: (value: unknown) => string): boolean {
  const isMeant = ({ Action, Resource, Condition }: Statement) =>
    listOf(Action).some((action) => isLike(request.action, text(action))) &&
    listOf(Resource).some((resource) => isLike(request.resource, text(resource))) &&
    holds(Condition ?? {}, request.context ?? {}, text)
  return statements.some((one) => one.Effect === 'Allow' && isMeant(one)) && !statements.some((one) => one.Effect === 'Deny' && isMeant(one))
}

/** An operator that no statement used before holds for nothing, so that it is looked at. */
function holds(conditions: Conditions, context: NonNullable<AwsRequest['context']>, text: (value: unknown) => string): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const patterns = listOf(wanted).map(text)
      const values = context[key]
      if (operator === 'ForAllValues:StringLike') return (values ?? []).every((value) => patterns.some((pattern) => isLike(value, pattern)))
      if (operator === 'ForAllValues:StringEquals') return (values ?? []).every((value) => patterns.includes(value))
      if (operator === 'StringEqualsIfExists') return values === undefined || values.every((value) => patterns.includes(value))
      if (operator === 'Null') return patterns.every((isNull) => (isNull === 'true') === ((values ?? []).length === 0))
      if (operator === 'StringEquals') return values?.some((value) => patterns.includes(value)) ?? false
      return false
    }),
  )
}

const listOf = (oneOrMore: unknown): readonly unknown[] => (Array.isArray(oneOrMore) ? oneOrMore : [oneOrMore])

function isLike(value: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return value === pattern
  const last = rest.at(-1) ?? ''
  return value.startsWith(first) && value.endsWith(last) && value.length >= first.length + last.length
}

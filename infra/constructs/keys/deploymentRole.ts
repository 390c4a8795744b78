import { Aws, BOOTSTRAP_QUALIFIER_CONTEXT, DefaultStackSynthesizer } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/**
 * ARN of the role that CloudFormation has while it deploys, made by `cdk bootstrap`. Exactly this one: whoever may make roles could otherwise make one whose name
 * only looks like it, and be let in where deployments are.
 */
export function deploymentRoleArn({ node }: Construct): string {
  const told: unknown = node.tryGetContext(BOOTSTRAP_QUALIFIER_CONTEXT)
  const qualifier = typeof told === 'string' ? told : DefaultStackSynthesizer.DEFAULT_QUALIFIER
  return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/cdk-${qualifier}-cfn-exec-role-${Aws.ACCOUNT_ID}-${Aws.REGION}`
}

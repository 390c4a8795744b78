import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Every rule that was set aside below a scope, with the place and the reason. */
export const acknowledgedIn = (scope: IConstruct) =>
  scope.node.findAll().flatMap(({ node }) => {
    const acknowledged = node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    return acknowledged.flatMap(({ data }) =>
      Object.entries(data as Record<string, string>).map(([rule, reason]) => ({ what: `${node.path} ${rule}`, reason })),
    )
  })

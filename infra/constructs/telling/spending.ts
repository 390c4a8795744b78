import { Aws } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { Construct } from 'constructs'
import type { Alarming } from './alarming.ts'

export type SpendingProps = { readonly prefix: string /** US dollars. */; readonly monthlyBudget: number; readonly alarming: Alarming }

/**
 * Tells a person before more is spent in a month than was meant: the whole account, because tags are not counted until somebody switches that on. The region is in
 * its name, because names of budgets are of the whole account too.
 */
export class Spending extends Construct {
  constructor(scope: Construct, id: string, { prefix, monthlyBudget, alarming }: SpendingProps) {
    super(scope, id)
    const subscribers = [{ subscriptionType: 'SNS', address: alarming.topicArn }]
    const at = (threshold: number, notificationType: 'ACTUAL' | 'FORECASTED') => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers,
    })
    new CfnBudget(this, 'Month', {
      budget: { budgetName: `${prefix}-${Aws.REGION}-month`, budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: monthlyBudget, unit: 'USD' } },
      notificationsWithSubscribers: [at(80, 'ACTUAL'), at(100, 'ACTUAL'), at(100, 'FORECASTED')],
    })
  }
}

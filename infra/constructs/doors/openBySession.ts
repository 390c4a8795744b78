import { Validations } from 'aws-cdk-lib'
import type { HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2'

/** The function behind these routes asks for a session itself: a browser carries it in a cookie, which no authorizer of the gateway reads. */
export function openBySession(routes: readonly HttpRoute[]): void {
  for (const route of routes)
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The session is the check: the function lets nobody in without one, and knows for each route which roles may open it.',
    })
}

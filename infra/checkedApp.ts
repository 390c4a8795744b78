import { App, type AppProps, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'

/** An app that cannot be synthesised while a resource breaks a rule of AwsSolutions and nobody has given a reason for it. */
export function checkedApp(props: AppProps = {}): App {
  const app = new App(props)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return app
}

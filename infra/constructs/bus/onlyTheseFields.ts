import { RuleTargetInput, type RuleTargetInputProperties } from 'aws-cdk-lib/aws-events'

/** A text to hand on, under a name in the event. Names of fields only, with full stops between. */
export type FieldsToPass = { readonly [name: string]: string | FieldsToPass }

/**
 * An event with only the fields that are named. What an event does not have becomes an empty text: a value stands between quotes, because a variable without a
 * value leaves nothing behind and the text would no longer be JSON. The ready-made input of this kind takes the quotes away.
 * @param whole a field that is there always and is handed on as it is
 */
export class OnlyTheseFields extends RuleTargetInput {
  private readonly fields: FieldsToPass
  private readonly whole: { readonly in: string; readonly name: string; readonly path: string } | undefined

  constructor(fields: FieldsToPass, whole?: { readonly in: string; readonly name: string; readonly path: string }) {
    super()
    this.fields = fields
    this.whole = whole
  }

  override bind(): RuleTargetInputProperties {
    const inputPathsMap: Record<string, string> = {}
    const variable = (path: string) => {
      const name = `v${Object.keys(inputPathsMap).length}`
      inputPathsMap[name] = `$.${path}`
      return `<${name}>`
    }
    const written = (fields: FieldsToPass, place: string): string => {
      const own = Object.entries(fields).map(([name, value]) => `"${name}":${typeof value === 'string' ? `"${variable(value)}"` : written(value, name)}`)
      const whole = this.whole !== undefined && this.whole.in === place ? [`"${this.whole.name}":${variable(this.whole.path)}`] : []
      return `{${[...own, ...whole].join(',')}}`
    }
    const inputTemplate = written(this.fields, '')
    return { inputPathsMap, inputTemplate }
  }
}

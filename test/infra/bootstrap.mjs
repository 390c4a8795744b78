/** What runs a function on Lambda, in its smallest form: asks the Runtime API for the next event, calls the handler, answers. */
const { AWS_LAMBDA_RUNTIME_API: api, LAMBDA_TASK_ROOT: bundle } = process.env
const runtime = `http://${api}/2018-06-01/runtime`
const address = `${runtime}/invocation`
const { handler } = await import(`${bundle}/index.mjs`).catch(async (error) => {
  await fetch(`${runtime}/init/error`, { method: 'POST', body: JSON.stringify({ errorType: error.name, errorMessage: error.message }) })
  process.exit(1)
})

for (;;) {
  const next = await fetch(`${address}/next`)
  const id = next.headers.get('lambda-runtime-aws-request-id')
  const [outcome, answer] = await handler(await next.json(), { awsRequestId: id, getRemainingTimeInMillis: () => 10_000 }).then(
    (response) => ['response', response],
    (error) => ['error', { errorType: error.name, errorMessage: error.message }],
  )
  await fetch(`${address}/${id}/${outcome}`, { method: 'POST', body: JSON.stringify(answer ?? null) })
}

/* node deploy/healthy.mjs <port>: ends with 0 when the process on this port of this machine is ready for work, with 1 when
   it is not, or does not answer within three seconds. The images have no curl. */
const port = process.argv[2];
try {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(3_000) });
  await answer.body?.cancel();
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}

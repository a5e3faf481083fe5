/* Loaded into an app by a test: on a signal it takes memory until there is none. */
process.on('SIGUSR2', () => {
  const taken = [];
  for (;;) taken.push(Array.from({ length: 100_000 }, (_, i) => i + 0.5));
});

/* The rows of the gate that make a fault for real; docs/stories/faults.md. */

const fault = (name) => `test/e2e/faults-${name}.e2e.spec.ts`;

export const FAULT_ROWS = [
  {
    issue: 5,
    shows:
      'kill -9 of an api at five points of a registration: all of it or nothing, the same key answered alike (F02)',
    count: '5 points, 20 kills each',
    file: fault('mutation-kill'),
    test: 'leaves all of it or nothing',
  },
  {
    issue: 5,
    shows: 'Its twin in which each statement is a transaction of its own leaves a half',
    count: '1 kill',
    file: fault('mutation-kill'),
    test: 'leaves a half of it',
  },
  {
    issue: 5,
    shows:
      'An answer that is cut, at another byte each time: the next try gets it, one registration each (F27)',
    count: '1,000 cuts',
    file: fault('answer-lost'),
    test: 'byte by byte, wherever',
  },
  {
    issue: 5,
    shows: 'A double click is one registration and one answer',
    count: '200 double clicks',
    file: fault('answer-lost'),
    test: 'both are told the same',
  },
  {
    issue: 5,
    shows: 'Two tabs are one registration; the twin without lock and rule makes two',
    count: '200 pairs of tabs, and the twin',
    file: fault('answer-lost'),
    test: 'two tabs',
  },
  {
    issue: 5,
    shows:
      'kill -9 of the postmaster under 50 writers: nothing answered is missing, first success within 5 s (F07)',
    count: '10 cycles',
    file: fault('database-restart'),
    test: 'loses nothing that was answered',
  },
  {
    issue: 5,
    shows: 'Its twin with synchronous_commit = off loses some',
    count: '1 kill',
    file: fault('database-restart'),
    test: 'loses some of it',
  },
  {
    issue: 5,
    shows:
      'PostgreSQL refuses, or has no connection free: 503 within 5 s, at most 100 MB more, the programme from memory (F08)',
    count: '60 seconds each',
    file: fault('database-away'),
    test: 'is told clearly and soon',
  },
  {
    issue: 5,
    shows: 'Failover to a synchronous second PostgreSQL loses nothing that was answered (F09)',
    count: '20 failovers',
    file: fault('failover'),
    test: 'nothing is lost that was answered',
  },
  {
    issue: 5,
    shows: 'Its twin with an asynchronous one loses some',
    count: '1 failover',
    file: fault('failover'),
    test: 'some of it is lost',
  },
  {
    issue: 5,
    shows:
      'The disk of PostgreSQL is full under 50 writers: 503, tickets are read, nothing answered is missing, back within 10 s of room (F10)',
    count: '5 times on 150 MB, 1,000 refusals each',
    file: fault('database-disk-full'),
    test: 'both go on by themselves once there is room',
  },
  {
    issue: 5,
    shows: 'Its twin without segments of the log that stand ready ends, and is to be started by hand',
    count: '1 time',
    file: fault('database-disk-full'),
    test: 'where no log stands ready',
  },
  {
    issue: 5,
    shows: 'No memory left: started again, ready within 10 s, nothing answered is lost (F20)',
    count: '3 deaths',
    file: fault('out-of-memory'),
    test: 'is started again, has lost nothing',
  },
  {
    issue: 5,
    shows:
      'The seats of a session are held: 99 of 100 others are served within 1 s, the rest told within 5 s (F29)',
    count: '60 seconds, 5 other sessions',
    file: fault('seats-held'),
    test: 'keep nobody waiting',
  },
  {
    issue: 5,
    shows: 'Its twin without the limit for the lock keeps everybody waiting',
    count: '10 seconds',
    file: fault('seats-held'),
    test: 'keep everybody waiting',
  },
  {
    issue: 5,
    shows: 'Connections that say half of a request: sent away, the others wait at most twice as long (F30)',
    count: '10,000 connections',
    file: fault('slow-clients'),
    test: 'are sent away in time',
  },
  {
    issue: 5,
    shows: 'Bodies of a hundred megabytes and forms that are none: refused, the process stays',
    count: '3 bodies, 6 forms',
    file: fault('slow-clients'),
    test: 'the process stays',
  },
  {
    issue: 5,
    shows:
      'The disk of the files is full: each file is refused with 503, no row and no file is left, taken once there is room (F19)',
    count: '200 files, 40 amounts of room',
    file: fault('upload-disk-full'),
    test: 'is refused clearly and leaves nothing',
  },
  {
    issue: 5,
    shows: 'Its twin that writes a file straight to its place leaves a piece under the name of the whole',
    count: '1 file',
    file: fault('upload-disk-full'),
    test: 'is left there in part',
  },
];

/** Transactions of one connection. */
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { Connection } from '../../src/store/connection.ts';

function makeConnection(): Connection {
  const database = new Database(':memory:');
  onTestFinished(() => {
    database.close();
  });
  database.exec('create table a (x)');
  return new Connection(database);
}

const rowsOf = ({ database }: Connection) => database.prepare('select x from a').pluck().all();

test('a transaction waits for the one before it, also for one that failed', async () => {
  const connection = makeConnection();
  const first = connection.write(async () => {
    connection.database.exec('insert into a values (1)');
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error('half way');
  });
  const second = connection.read(() => Promise.resolve(rowsOf(connection)));
  const third = connection.write(() => {
    connection.database.exec('insert into a values (3)');
    return Promise.resolve();
  });
  await expect(first).rejects.toThrow('half way');
  expect(await second).toEqual([]);
  await third;
  expect(rowsOf(connection)).toEqual([3]);
});

test('where SQLite has rolled back by itself, the error is the first one', async () => {
  const connection = makeConnection();
  const work = connection.write(() => {
    connection.database.exec('insert or rollback into a values (1); rollback');
    return Promise.reject(new Error('disk full'));
  });
  await expect(work).rejects.toThrow('disk full');
  expect(connection.database.inTransaction).toBe(false);
});

/** The ledgers of returns and of extensions of the open register, drawn now. */
import type { Instant } from '../domain/dates.ts';
import { WorkingDays } from '../domain/working-days.ts';
import type { Office } from '../domain/terms.ts';
import { loadCalendar } from '../register/calendar.ts';
import { finalAfterReturns } from '../register/final-assignment.ts';
import { readThen } from '../register/then.ts';
import { unknownTerm } from '../register/unknown-term.ts';
import { extensionsLedger } from '../reports/extensions.ts';
import { withKnownNote } from '../reports/known-note.ts';
import type { ExtensionsLedger, LedgerOptions, ReturnsLedger } from '../reports/ledger-types.ts';
import { returnsLedger } from '../reports/returns.ts';
import type { Env } from './env.ts';
import type { Period } from './report-period.ts';

export interface LedgerRequest extends Period {
  /** Only steps of this unit, under any of its names; a unit that nobody knows is refused. */
  readonly unit: string | null;
  /** K; now where it is absent. */
  readonly knownAt?: Instant | undefined;
}

export async function drawReturns(env: Env, request: LedgerRequest): Promise<ReturnsLedger> {
  const { store } = await env.desk();
  return readThen(store, { knownAt: request.knownAt }, async (tx) => {
    const office = await tx.office();
    const options = await optionsOf(env, office, request);
    const ledger = await returnsLedger(tx, { ...options, finalAfter: finalAfterReturns(office) });
    return withKnownNote(ledger, request.knownAt);
  });
}

export async function drawExtensions(env: Env, request: LedgerRequest): Promise<ExtensionsLedger> {
  const { store } = await env.desk();
  return readThen(store, { knownAt: request.knownAt }, async (tx) => {
    const ledger = await extensionsLedger(tx, await optionsOf(env, await tx.office(), request));
    return withKnownNote(ledger, request.knownAt);
  });
}

async function optionsOf(
  env: Env,
  office: Office,
  { unit, knownAt, ...period }: LedgerRequest,
): Promise<LedgerOptions> {
  const calendar = await loadCalendar(office);
  return {
    ...period,
    unit: unit === null ? null : idOf(office, unit),
    workingDays: new WorkingDays(calendar),
    calendarVersion: calendar.version,
    knownAt: knownAt ?? env.now().toISOString(),
  };
}

function idOf({ terms }: Office, unit: string): number {
  const term = terms.find('unit', unit);
  if (!term) throw unknownTerm(terms, 'unit', unit);
  return term.id;
}

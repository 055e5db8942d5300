/** Gathering what is wrong with a row, or to be known of it. Most rows have neither. */
import type { RowFlag, RowProblem } from '../domain/ledger-row.ts';

export interface Findings {
  problems: RowProblem[];
  flags: RowFlag[];
}

/** The empty list of all rows in order: one array for each would cost more than reading them. */
export const NO_FINDINGS: never[] = [];

export function problem(findings: Findings, found: RowProblem): void {
  if (findings.problems === NO_FINDINGS) findings.problems = [found];
  else findings.problems.push(found);
}

export function flag(findings: Findings, found: RowFlag): void {
  if (findings.flags === NO_FINDINGS) findings.flags = [found];
  else findings.flags.push(found);
}

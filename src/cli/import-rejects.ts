/** Rows that could not go in: into their file, and counted by cause for the summary. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { LedgerRow, RowProblem, RowProblemCode } from '../domain/ledger-row.ts';
import { isMessageKey, type Translate } from '../messages/translate.ts';
import type { Ledger } from '../sheets/open-ledger.ts';
import type { RejectsFile } from '../sheets/write-rejects.ts';
import type { Env } from './env.ts';
import { consentToReplace } from './output-file.ts';
import { localised } from './report-error.ts';

/** How many rows a cause is illustrated with. */
const ROWS_SHOWN = 10;

export interface RejectCause {
  readonly code: RowProblemCode;
  /** The sentence about the first row that had the problem. */
  readonly message: string;
  count: number;
  readonly rows: number[];
}

export interface RejectsRequest {
  /** The file that is imported, as the user named it; `-` is stdin. */
  readonly source: string;
  readonly wanted: string | undefined;
  /** A trial writes a file only where one was asked for. */
  readonly dryRun: boolean;
}

export class ImportRejects {
  readonly #t: Translate;
  readonly #file: RejectsFile | null;
  readonly #path: string | null;
  readonly #causes = new Map<RowProblemCode, RejectCause>();
  #rows = 0;

  private constructor(t: Translate, file: RejectsFile | null, path: string | null) {
    this.#t = t;
    this.#file = file;
    this.#path = path;
  }

  static async open(
    env: Env,
    ledger: Ledger,
    { source, wanted, dryRun }: RejectsRequest,
  ): Promise<ImportRejects> {
    if (dryRun && wanted === undefined) return new ImportRejects(env.t, null, null);
    const path =
      wanted === undefined
        ? freePath(source === '-' ? env.path('stdin.csv') : env.path(source))
        : env.path(wanted);
    const replace = wanted === undefined ? false : await consentToReplace(env, path);
    const { openRejects } = await import('../sheets/write-rejects.ts');
    return new ImportRejects(env.t, await openRejects(path, ledger.headers, { replace }), path);
  }

  async take(row: LedgerRow, problems: readonly RowProblem[]): Promise<void> {
    this.#rows += 1;
    for (const problem of problems) this.#count(row.row, problem);
    await this.#file?.write(
      row.cells,
      row.row,
      problems.map((problem) => rowSentence(problem, this.#t)).join('；'),
    );
  }

  /** Causes, the most frequent first. */
  causes(): RejectCause[] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }

  /** Makes the file appear and names it; `null` when there was nothing to write. */
  async close(): Promise<string | null> {
    await this.#file?.close();
    return this.#rows === 0 ? null : this.#path;
  }

  async discard(): Promise<void> {
    await this.#file?.discard();
  }

  #count(row: number, problem: RowProblem): void {
    const cause = this.#causes.get(problem.code);
    if (!cause) {
      this.#causes.set(problem.code, {
        code: problem.code,
        message: rowSentence(problem, this.#t),
        count: 1,
        rows: [row],
      });
      return;
    }
    cause.count += 1;
    if (cause.rows.length < ROWS_SHOWN) cause.rows.push(row);
  }
}

/** Beside the file, under a name that nothing has: a rejects file that is being corrected is not touched. */
function freePath(source: string): string {
  const stem = join(dirname(source), basename(source, extname(source)));
  for (let number = 1; ; number++) {
    const path = `${stem}.rejects${number === 1 ? '' : `-${String(number)}`}.csv`;
    if (!existsSync(path)) return path;
  }
}

/** Why a row can't go in, in one sentence; fields by their labels. */
function rowSentence({ code, column, params = {} }: RowProblem, t: Translate): string {
  const fields = params['fields'];
  const named =
    typeof fields === 'object'
      ? { ...params, fields: fields.map((field) => fieldLabel(field, t)) }
      : params;
  const message = t(`row.${code}`, localised(named, t));
  return column === undefined
    ? message
    : t('talk.import-row', { column: column.replace(/\s+/g, ' '), message });
}

function fieldLabel(field: string, t: Translate): string {
  const key = `field.${field}`;
  return isMessageKey(key) ? t(key) : field;
}

/** Which cases the register has already: by number, or by their content where a row has no number. */
import type { WriteTx } from '../store/store.ts';

/** What a row is known by. */
export interface RowIdentity {
  /** The number that the row gives, if any. */
  readonly no: string | undefined;
  /** The content of the row as one short text. */
  readonly key: string;
  /** The key that older imports gave to such a row, where that was another one. */
  readonly formerKey: string | undefined;
}

type Ids = Map<string, number>;

/**
 * The cases that rows of one import may meet: those that the register had before, asked for a batch at
 * a time, and those that earlier rows made. A register that had none need never be asked.
 */
export class KnownCases {
  readonly #tx: WriteTx;
  /** The number that the first new case gets; 1 in a register that never had a case. */
  readonly #firstId: number;
  readonly #made: { readonly byNo: Ids; readonly byKey: Ids } = {
    byNo: new Map(),
    byKey: new Map(),
  };
  /** In which row of the file each case stands that was made, from the first one on. */
  readonly #rows: number[] = [];
  #had: { readonly byNo: Ids; readonly byKey: Ids } = { byNo: new Map(), byKey: new Map() };

  constructor(tx: WriteTx, firstId: number) {
    this.#tx = tx;
    this.#firstId = firstId;
  }

  /** Looks a batch of rows up, and returns the numbers of the cases that the register had of them. */
  async lookUp(rows: readonly RowIdentity[]): Promise<number[]> {
    if (this.#firstId === 1) return [];
    const nos = rows.flatMap(({ no }) => no ?? []);
    const keys = rows.flatMap(({ no, key, formerKey }) =>
      no !== undefined ? [] : formerKey === undefined ? key : [key, formerKey],
    );
    this.#had = {
      byNo: await this.#tx.caseIdsByNo(nos),
      byKey: await this.#tx.caseIdsByRowKey(keys),
    };
    return [...this.#had.byNo.values(), ...this.#had.byKey.values()];
  }

  /** The case that a row of the batch stands for. */
  idOf({ no, key, formerKey = key }: RowIdentity): number | undefined {
    if (no !== undefined) return this.#made.byNo.get(no) ?? this.#had.byNo.get(no);
    return this.#made.byKey.get(key) ?? this.#had.byKey.get(key) ?? this.#had.byKey.get(formerKey);
  }

  /** Remembers a case that was made of a row; `no` is the number that it bears. */
  note(id: number, no: string, from: RowIdentity, row: number): void {
    this.#made.byNo.set(no, id);
    if (from.no === undefined) this.#made.byKey.set(from.key, id);
    this.#rows[id - this.#firstId] = row;
  }

  /** The row of the file of which a case was made, if it was. */
  rowOf(id: number): number | undefined {
    return this.#rows[id - this.#firstId];
  }
}

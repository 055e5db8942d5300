/**
 * The office's own words: its units, sources, categories, severities, regions and leaders. A term
 * keeps its number for good; its name may change from a date on, it may have aliases, and two terms
 * that turn out to be one are merged. Like a case, a term is folded from events.
 */
import { CODE_KINDS, type CodeKind } from './case.ts';
import type { CalendarNotice, ImportedNotice } from './calendar-book.ts';
import type { IsoDate } from './dates.ts';
import type { IssuedReport, RecordedReport } from './issued-report.ts';
import type { IssuedLetter } from './letters.ts';

export const TERM_KINDS = ['unit', ...CODE_KINDS] as const;

export type TermKind = (typeof TERM_KINDS)[number];

export function isTermKind(field: string): field is TermKind {
  return (TERM_KINDS as readonly string[]).includes(field);
}

/** Every kind of term but the unit, which is no code. */
export function isCodeKind(field: string): field is CodeKind {
  return (CODE_KINDS as readonly string[]).includes(field);
}

export interface OfficeEventData {
  /** The register was opened: whose it is, how its cases are numbered, how its journal is digested. */
  opened: { readonly office: string; readonly pattern: string; readonly digest: DigestName };
  configured: { readonly key: string; readonly old: string | null; readonly next: string };
  term_added: { readonly id: number; readonly term: TermKind; readonly name: string };
  /** `since` the effective date the term bears the new name; reports of earlier dates use the old one. */
  term_renamed: { readonly id: number; readonly old: string; readonly next: string };
  term_aliased: { readonly id: number; readonly alias: string };
  term_merged: { readonly id: number; readonly into: number };
  /** How the ledgers of somebody are to be read (`import --profile`); the last one of a name counts. */
  profile_saved: { readonly name: string; readonly options: ImportProfile };
  /** The notice of a year's holidays was taken into the office's calendar. */
  calendar_imported: CalendarNotice;
  /** A letter to a unit about its cases (督办函); its number is not given out again. */
  letter_issued: IssuedLetter;
  /** A month's report was issued (印发); what it says is kept beside the journal. */
  report_issued: IssuedReport;
  /** Takes an imported notice back, or such a taking back; an event's number. */
  calendar_reversed: { readonly target: number };
  /** Somebody looked at who reported a case, and why (the reason stands in the entry). */
  reporter_disclosed: { readonly no: string };
  /** What is kept of reporters was sealed anew with another key, known by this mark. */
  reporter_key_changed: { readonly mark: string; readonly count: number };
}

/** The flags of an import as they were given, by flag; pairs are written `列名=field`. */
export type ImportProfile = Readonly<Record<string, string | readonly string[]>>;

export const DIGESTS = ['sha256', 'sm3'] as const;

export type DigestName = (typeof DIGESTS)[number];

export type OfficeEventKind = keyof OfficeEventData;

export type NewOfficeEvent = {
  [K in OfficeEventKind]: {
    readonly kind: K;
    readonly on: IsoDate;
    readonly data: OfficeEventData[K];
  };
}[OfficeEventKind];

export type OfficeEvent = NewOfficeEvent & { readonly seq: number; readonly entry: number };

export interface Term {
  readonly id: number;
  readonly kind: TermKind;
  /** The name in use now. */
  readonly name: string;
  /** Every official name with the date since which it is used, oldest first. */
  readonly names: readonly { readonly name: string; readonly since: IsoDate | null }[];
  readonly aliases: readonly string[];
  /** The term that stands for this one since they were merged. */
  readonly mergedInto: number | null;
}

/** The office as its events tell it: name, settings, terms. */
export interface Office {
  readonly name: string;
  /** The day on which the register was opened. */
  readonly openedOn: IsoDate;
  readonly pattern: string;
  readonly digest: DigestName;
  readonly config: ReadonlyMap<string, string>;
  readonly profiles: ReadonlyMap<string, ImportProfile>;
  readonly terms: TermBook;
  /** Notices of holidays that count, in the order in which they came; see `calendarWith`. */
  readonly notices: readonly ImportedNotice[];
  /** Every letter that was issued, in the order of the journal; those that were undone too. */
  readonly letters: readonly (IssuedLetter & { readonly on: IsoDate })[];
  /** Every report that was issued, in the order of the journal. */
  readonly reports: readonly RecordedReport[];
  /** The numbers of the office's events that were taken back. */
  readonly reversed: ReadonlySet<number>;
}

/** Folds the office's events, in the order of the journal. */
export function foldOffice(events: readonly OfficeEvent[]): Office {
  const terms = new TermBook();
  const config = new Map<string, string>();
  const profiles = new Map<string, ImportProfile>();
  let opened: OfficeEventData['opened'] = {
    office: '',
    pattern: DEFAULT_PATTERN,
    digest: 'sha256',
  };
  let openedOn = '';
  for (const event of events) {
    if (event.kind === 'opened') {
      opened = event.data;
      openedOn = event.on;
    }
    if (event.kind === 'configured') config.set(event.data.key, event.data.next);
    else if (event.kind === 'profile_saved') profiles.set(event.data.name, event.data.options);
    else terms.apply(event);
  }
  return {
    name: opened.office,
    openedOn,
    pattern: opened.pattern,
    digest: opened.digest,
    config,
    profiles,
    terms,
    letters: events.flatMap((event) =>
      event.kind === 'letter_issued' ? [{ ...event.data, on: event.on }] : [],
    ),
    reports: events.flatMap((event) =>
      event.kind === 'report_issued' ? [{ ...event.data, on: event.on, entry: event.entry }] : [],
    ),
    ...noticesOf(events),
  };
}

/** The notices that were not taken back; a taking back that is itself taken back has no effect. */
function noticesOf(events: readonly OfficeEvent[]): Pick<Office, 'notices' | 'reversed'> {
  const reversed = new Set<number>();
  const notices: ImportedNotice[] = [];
  for (const event of events.toReversed()) {
    if (reversed.has(event.seq)) continue;
    if (event.kind === 'calendar_reversed') reversed.add(event.data.target);
    else if (event.kind === 'calendar_imported')
      notices.push({ ...event.data, entry: event.entry });
  }
  return { notices: notices.reverse(), reversed };
}

export const DEFAULT_PATTERN = '{year}-{seq:4}';

/** Finds terms by any name they ever bore, and names by number. */
export class TermBook {
  readonly #byId = new Map<number, Term>();
  readonly #byName = new Map<string, number>();
  #lastId = 0;

  /** The number that the next term gets. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  apply(event: NewOfficeEvent): void {
    switch (event.kind) {
      case 'term_added': {
        const { id, term, name } = event.data;
        this.#byId.set(id, {
          id,
          kind: term,
          name,
          names: [{ name, since: null }],
          aliases: [],
          mergedInto: null,
        });
        this.#byName.set(nameKey(term, name), id);
        this.#lastId = Math.max(this.#lastId, id);
        break;
      }
      case 'term_renamed':
        this.#change(event.data.id, (term) => {
          this.#byName.set(nameKey(term.kind, event.data.next), term.id);
          // A renaming may be entered after a later one: the names stand in the order of their dates.
          const names = [...term.names, { name: event.data.next, since: event.on }].sort((a, b) =>
            (a.since ?? '') < (b.since ?? '') ? -1 : (a.since ?? '') > (b.since ?? '') ? 1 : 0,
          );
          return { ...term, name: names[names.length - 1]?.name ?? term.name, names };
        });
        break;
      case 'term_aliased':
        this.#change(event.data.id, (term) => {
          this.#byName.set(nameKey(term.kind, event.data.alias), term.id);
          return { ...term, aliases: [...term.aliases, event.data.alias] };
        });
        break;
      case 'term_merged':
        this.#change(event.data.id, (term) => ({ ...term, mergedInto: event.data.into }));
        break;
      default:
        break;
    }
  }

  #change(id: number, next: (term: Term) => Term): void {
    const term = this.#byId.get(id);
    if (term) this.#byId.set(id, next(term));
  }

  /** The term of that number, following mergers. */
  byId(id: number): Term | undefined {
    let term = this.#byId.get(id);
    for (let hops = 0; term?.mergedInto && hops < 100; hops++)
      term = this.#byId.get(term.mergedInto);
    return term;
  }

  /** The term that bears or bore that name, or has it as an alias; width and case do not matter. */
  find(kind: TermKind, name: string): Term | undefined {
    const id = this.#byName.get(nameKey(kind, name));
    return id === undefined ? undefined : this.byId(id);
  }

  /** The term that was given that name itself, whatever it was merged into; no later event changes which one. */
  bearer(kind: TermKind, name: string): Term | undefined {
    const id = this.#byName.get(nameKey(kind, name));
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** The present official name of what a name stands for; a name that nobody bears stays. */
  officialName(kind: TermKind, name: string): string {
    return this.find(kind, name)?.name ?? name;
  }

  /** The same for a list: terms that were merged since stand in it once. */
  officialNames(kind: TermKind, names: readonly string[]): string[] {
    return [...new Set(names.map((name) => this.officialName(kind, name)))];
  }

  /** The name that the term of a name bore first, whatever it was called or merged into since; this one never changes. */
  firstName(kind: TermKind, name: string): string {
    return this.bearer(kind, name)?.names[0]?.name ?? name;
  }

  /** Every name by which the journal may call what a name stands for: former ones, and those merged into it. */
  everyName(kind: TermKind, name: string): string[] {
    const wanted = this.find(kind, name)?.id;
    if (wanted === undefined) return [name];
    return this.all()
      .filter(({ id }) => this.byId(id)?.id === wanted)
      .flatMap(({ names, aliases }) => [...names.map((one) => one.name), ...aliases]);
  }

  /** The official name of a term on a date: the name valid at that time. */
  nameOn(id: number, date: IsoDate): string {
    const term = this.byId(id);
    if (!term) return '';
    let valid = term.names[0]?.name ?? term.name;
    for (const one of term.names) if (one.since !== null && one.since <= date) valid = one.name;
    return valid;
  }

  /** Terms of a kind that stand for themselves, in the order in which they were added. */
  list(kind: TermKind): Term[] {
    return [...this.#byId.values()].filter(
      (term) => term.kind === kind && term.mergedInto === null,
    );
  }

  /** Every term ever added, merged ones too. */
  all(): Term[] {
    return [...this.#byId.values()];
  }
}

function nameKey(kind: TermKind, name: string): string {
  return `${kind}\0${name.normalize('NFKC').trim().toLowerCase()}`;
}

/** The office's words: units and codes are added, renamed, given aliases, merged; never deleted. */
import type { IsoDate } from '../domain/dates.ts';
import { Refusal } from '../domain/errors.ts';
import type { Term, TermKind } from '../domain/terms.ts';
import { record, type Desk, type Recorded, type Session } from './desk.ts';

export interface TermRequest {
  readonly kind: TermKind;
  readonly name: string;
  readonly on?: IsoDate;
  readonly reason?: string;
}

export interface ListedTerm {
  readonly term: Term;
  /** Cases that bear the term now. */
  readonly cases: number;
}

/** Adds a term, or says that the name is taken. */
export function addTerm(
  desk: Desk,
  request: TermRequest & { readonly aliases?: readonly string[] },
): Promise<Recorded<Term>> {
  return record(desk, command('add', request), (session) => {
    const { kind, name } = request;
    refuseTaken(session, kind, name);
    const id = session.office.terms.nextId;
    session.recordOffice({ kind: 'term_added', on: session.on, data: { id, term: kind, name } });
    for (const alias of request.aliases ?? []) addAlias(session, kind, id, alias);
    return Promise.resolve(found(session, kind, name));
  });
}

/** Gives a term a new official name from the business date on; the old one stays known. */
export function renameTerm(
  desk: Desk,
  request: TermRequest & { readonly next: string },
): Promise<Recorded<Term>> {
  return record(desk, command('rename', request), (session) => {
    const term = found(session, request.kind, request.name);
    const holder = session.office.terms.find(request.kind, request.next);
    if (holder && holder.id !== term.id)
      throw new Refusal('term-exists', { kind: request.kind, name: request.next });
    session.recordOffice({
      kind: 'term_renamed',
      on: session.on,
      data: { id: term.id, old: term.name, next: request.next },
    });
    return Promise.resolve(found(session, request.kind, request.next));
  });
}

/** Lets a term be found by another name (abbreviations, misspellings of a ledger). */
export function aliasTerm(
  desk: Desk,
  request: TermRequest & { readonly aliases: readonly string[] },
): Promise<Recorded<Term>> {
  return record(desk, command('alias', request), (session) => {
    const term = found(session, request.kind, request.name);
    for (const alias of request.aliases) addAlias(session, request.kind, term.id, alias);
    return Promise.resolve(found(session, request.kind, request.name));
  });
}

/** Two terms that are one: the cases of the first count for the second from now on, at every date. */
export function mergeTerms(
  desk: Desk,
  request: TermRequest & { readonly into: string },
): Promise<Recorded<Term>> {
  return record(desk, command('merge', request), (session) => {
    const from = found(session, request.kind, request.name);
    const into = found(session, request.kind, request.into);
    if (from.id === into.id) throw new Refusal('term-merge-itself', { name: from.name });
    session.recordOffice({
      kind: 'term_merged',
      on: session.on,
      data: { id: from.id, into: into.id },
    });
    return Promise.resolve(found(session, request.kind, request.into));
  });
}

export function listTerms(desk: Desk, kind: TermKind): Promise<ListedTerm[]> {
  return desk.store.read(async (tx) => {
    const { terms } = await tx.office();
    const listed: ListedTerm[] = [];
    for (const term of terms.list(kind)) {
      listed.push({
        term,
        cases: await tx.countCases({ filters: [{ field: kind, is: [term.name] }] }),
      });
    }
    return listed;
  });
}

function addAlias(session: Session, kind: TermKind, id: number, alias: string): void {
  refuseTaken(session, kind, alias);
  session.recordOffice({ kind: 'term_aliased', on: session.on, data: { id, alias } });
}

function refuseTaken(session: Session, kind: TermKind, name: string): void {
  if (session.office.terms.find(kind, name)) throw new Refusal('term-exists', { kind, name });
}

function found(session: Session, kind: TermKind, name: string): Term {
  session.termName(kind, name);
  return session.office.terms.find(kind, name) as Term;
}

function command(verb: string, request: TermRequest) {
  return {
    action: `${request.kind === 'unit' ? 'unit' : 'code'} ${verb}`,
    on: request.on,
    reason: request.reason,
  };
}

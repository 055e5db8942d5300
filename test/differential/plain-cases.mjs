/**
 * The files of other people's registers, read without a line of the product: what the ledgers say of each
 * case, as days. What contradicts itself is left out, as the product must leave it out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/**
 * @typedef {{ no: string, unit: string | null, received: string, due: string | null,
 *   closed: string | null, withdrawn: string | null }} PlainCase
 *   Dates as `YYYY-MM-DD`; an open case has neither a closing nor a withdrawal. Accepted and assigned it
 *   was on the day of its receipt: such ledgers know no other.
 */

const read = (folder, name) =>
  parse(readFileSync(join(folder, name), 'utf8'), { columns: true, bom: true });

/** `12/25/2013 11:59:08 PM` */
const american = (text) => {
  const found = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(text);
  return found ? `${found[3]}-${found[1]}-${found[2]}` : null;
};
const iso = (text) => /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? null;

/** A request that is closed has a closing date, not before its receipt; an open one has none, and a unit. */
function request({ no, unit, status, received, closed, due }) {
  const isClosed = status === 'Closed' || status === 'N/A';
  if (isClosed !== (closed !== null) || (closed !== null && closed < received)) return [];
  if (unit === '' && !isClosed) return [];
  // A deadline is somebody's: without a unit there is none.
  return [
    { no, unit: unit || null, received, due: unit === '' ? null : due, closed, withdrawn: null },
  ];
}

export const SOURCES = [
  {
    name: 'nyc311 2013',
    file: 'nyc311/nyc311_2013-12-25.csv',
    flags: [
      ...['--date-format', 'MM/DD/YYYY hh:mm:ss A', '--map', 'Unique Key=no'],
      ...['--map', 'Created Date=received_on', '--map', 'Closed Date=closed_on'],
      ...['--map', 'Agency=unit', '--map', 'Agency Name=-', '--map', 'Complaint Type=title'],
      ...['--map', 'Due Date=due_on', '--status', 'Closed=closed', '--status', 'N/A=closed'],
      ...['Open', 'Pending', 'Assigned', 'Started'].flatMap((one) => [
        '--status',
        `${one}=assigned`,
      ]),
    ],
    /** @returns {PlainCase[]} */
    cases: (folder) =>
      read(folder, 'nyc311/nyc311_2013-12-25.csv').flatMap((row) =>
        request({
          no: row['Unique Key'],
          unit: row.Agency,
          status: row.Status,
          received: american(row['Created Date']),
          closed: american(row['Closed Date']),
          due: american(row['Due Date']),
        }),
      ),
  },
  {
    name: 'nyc311 2024',
    file: 'nyc311/nyc311_2024-04-16.csv',
    flags: [
      ...['--map', 'unique_key=no', '--map', 'created_date=received_on'],
      ...['--map', 'closed_date=closed_on', '--map', 'agency=unit', '--map', 'agency_name=-'],
      ...['--map', 'complaint_type=title', '--map', 'due_date=due_on', '--status', 'Closed=closed'],
      ...['Open', 'Pending', 'Assigned', 'Started', 'In Progress'].flatMap((one) => [
        '--status',
        `${one}=assigned`,
      ]),
    ],
    cases: (folder) =>
      read(folder, 'nyc311/nyc311_2024-04-16.csv').flatMap((row) =>
        request({
          no: row.unique_key,
          unit: row.agency,
          status: row.status,
          received: iso(row.created_date),
          closed: iso(row.closed_date),
          due: iso(row.due_date),
        }),
      ),
  },
  {
    name: 'recommendations',
    file: 'taic-recommendations/TAIC_recommendations_04_04_2024.csv',
    flags: [
      ...['--map', 'Number=no', '--map', 'Recipient=unit', '--map', 'Made=received_on'],
      ...['--map', 'Closed=closed_on', '--map', 'Recommendation=title', '--map', 'Status=status'],
      ...['--set', 'received_on=1980-01-01', '--set', 'title=(none)'],
      ...['--status', 'Closed acceptable=closed', '--status', 'Closed cancelled=withdrawn'],
      ...['--status', 'Closed superseded=withdrawn', '--status', 'Withdrawn=withdrawn'],
      ...['--status', 'Open=assigned', '--status', 'Unconfirmed=assigned'],
    ],
    cases: (folder) =>
      recommendations(read(folder, 'taic-recommendations/TAIC_recommendations_04_04_2024.csv')),
  },
  {
    name: 'permits',
    file: null,
    /** One row a case, from the log of its events. */
    ledger: (folder) => permits(folder),
    flags: [
      '--map',
      'case=no',
      '--map',
      'group=unit',
      '--map',
      'channel=title',
      '--map',
      'start=received_on',
      '--map',
      'end=closed_on',
      '--map',
      'planned=due_on',
      '--map',
      'state=status',
      '--status',
      'done=closed',
      '--status',
      'open=assigned',
    ],
    cases: (folder) =>
      parse(permits(folder), { columns: true }).flatMap((row) =>
        request({
          no: row.case,
          unit: row.group,
          status: row.state === 'done' ? 'Closed' : 'Open',
          received: iso(row.start),
          closed: iso(row.end),
          due: iso(row.planned),
        }),
      ),
  },
];

/** A number counts once; what left the register left it on its closing date or, without one, at once. */
function recommendations(rows) {
  const seen = new Set();
  return rows.flatMap((row) => {
    const no = row.Number;
    const received = iso(row.Made) ?? '1980-01-01';
    const closed = iso(row.Closed);
    const isOpen = row.Status === 'Open' || row.Status === 'Unconfirmed';
    const isClosed = row.Status === 'Closed acceptable';
    if ((isOpen && closed !== null) || (isClosed && closed === null)) return [];
    if (isOpen && row.Recipient.trim() === '') return [];
    if (closed !== null && closed < received) return [];
    if (seen.has(no)) return [];
    seen.add(no);
    return [
      {
        no,
        unit: row.Recipient.trim() === '' ? null : row.Recipient.trim(),
        received,
        due: null,
        closed: isClosed ? closed : null,
        withdrawn: isOpen || isClosed ? null : (closed ?? received),
      },
    ];
  });
}

function permits(folder) {
  const cases = new Map();
  for (const row of read(folder, 'permits-receipt/receipt.csv'))
    cases.set(row['case:concept:name'], row);
  const lines = [...cases].map(([no, row]) =>
    [
      no,
      row['case:group'],
      row['case:channel'],
      iso(row['case:startdate']) ?? '',
      iso(row['case:enddate']) ?? '',
      iso(row['case:enddate_planned']) ?? '',
      row['case:enddate'] === '' ? 'open' : 'done',
    ].join(','),
  );
  return `case,group,channel,start,end,planned,state\n${lines.join('\n')}\n`;
}

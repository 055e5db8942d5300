/**
 * The State Council's notices of holidays for 2024, 2025 and 2026 (国办发明电〔2023〕7号, 〔2024〕12号 and the
 * one of 2025-11-04): stretches off, both ends included, and weekend days worked for them.
 */
export interface Notice {
  readonly year: number;
  readonly off: readonly (readonly [name: string, from: string, to: string])[];
  readonly worked: readonly string[];
}

export const NOTICES: readonly Notice[] = [
  {
    year: 2024,
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '02-10', '02-17'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-10', '06-10'],
      ['中秋节', '09-15', '09-17'],
      ['国庆节', '10-01', '10-07'],
    ],
    worked: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    off: [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-28', '02-04'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '05-31', '06-02'],
      ['国庆节、中秋节', '10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    off: [
      ['元旦', '01-01', '01-03'],
      ['春节', '02-15', '02-23'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05'],
      ['端午节', '06-19', '06-21'],
      ['中秋节', '09-25', '09-27'],
      ['国庆节', '10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
];

/** What the notice of the day's year says of it, else Monday to Friday; worked out day by day. */
export function isWorkedByNotice(date: string): boolean {
  const notice = NOTICES.find(({ year }) => date.startsWith(String(year)));
  if (!notice) throw new RangeError(date);
  const day = date.slice(5);
  if (notice.worked.includes(day)) return true;
  if (notice.off.some(([, from, to]) => from <= day && day <= to)) return false;
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/** Instants for people: the office's clock, Asia/Shanghai, to the minute. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

export function localTime(instant: string): string {
  const time = new Date(instant).getTime();
  if (Number.isNaN(time)) return instant;
  return new Date(time + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

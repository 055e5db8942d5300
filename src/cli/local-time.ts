/** Instants for people: the office's clock, Asia/Shanghai, to the minute. */
import { shanghaiTime } from '../domain/dates.ts';

const TO_THE_MINUTE = 'YYYY-MM-DD HH:MM'.length;

export function localTime(instant: string): string {
  const time = shanghaiTime(instant);
  return time === instant ? instant : time.slice(0, TO_THE_MINUTE);
}

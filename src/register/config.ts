/** Settings of the register: part of its journal, so that a report can say what held when. */
import { Refusal } from '../domain/errors.ts';
import type { Office } from '../domain/terms.ts';
import { record, type Desk, type Recorded } from './desk.ts';

interface Setting {
  readonly initial: string;
  readonly allowed: readonly string[];
}

/** Every setting, what it is at first and what it may be. */
export const SETTINGS = {
  /** Whether submission and closing must be entered by two actors. */
  'two-key': { initial: 'off', allowed: ['on', 'off'] },
  /** Whether the texts of the cases are indexed, so that very many are searched quickly. */
  'search.index': { initial: 'off', allowed: ['on', 'off'] },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;

function isSetting(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

/** The value of a setting that is in force. */
export function settingOf({ config }: Pick<Office, 'config'>, key: SettingKey): string {
  return config.get(key) ?? SETTINGS[key].initial;
}

export async function setConfig(
  desk: Desk,
  key: string,
  value: string,
  reason?: string,
): Promise<Recorded<{ key: string; old: string; next: string }>> {
  if (!isSetting(key)) throw new Refusal('setting-unknown', { key, known: Object.keys(SETTINGS) });
  const setting: Setting = SETTINGS[key];
  if (!setting.allowed.includes(value))
    throw new Refusal('setting-value', { key, value, allowed: setting.allowed });
  return record(desk, { action: 'config', reason }, (session) => {
    const old = session.office.config.get(key) ?? null;
    if ((old ?? setting.initial) !== value) {
      session.recordOffice({
        kind: 'configured',
        on: session.on,
        data: { key, old, next: value },
      });
    }
    return Promise.resolve({ key, old: old ?? setting.initial, next: value });
  });
}

/** Every setting with the value in force. */
export function readConfig(
  desk: Desk,
): Promise<{ key: SettingKey; value: string; initial: string }[]> {
  return desk.store.read(async (tx) => {
    const office = await tx.office();
    return (Object.keys(SETTINGS) as SettingKey[]).map((key) => ({
      key,
      value: settingOf(office, key),
      initial: SETTINGS[key].initial,
    }));
  });
}

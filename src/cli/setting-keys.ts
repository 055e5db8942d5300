/** Settings and preferences by the names that people know them by. */
import { Refusal } from '../domain/errors.ts';
import { isSetting, SETTINGS, type SettingKey } from '../domain/settings.ts';
import { chinese, type Translate } from '../messages/translate.ts';
import { PREFERENCE_KEYS, isPreferenceKey, type PreferenceKey } from './preference-keys.ts';
import { plain, similarTo } from './similar.ts';

const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];
const MINE_KEYS = Object.keys(PREFERENCE_KEYS) as PreferenceKey[];

export const settingLabel = (key: SettingKey, t: Translate) => t(`setting.name.${key}`);

export const preferenceLabel = (key: PreferenceKey, t: Translate) => t(`preference.name.${key}`);

/** The setting that a person named by its key or its name, Chinese or of the language spoken. */
export function readSettingKey(typed: string, t: Translate): SettingKey {
  const key = settingNamed(typed, t);
  if (isSetting(key)) return key;
  const names = SETTING_KEYS.map((one) => settingLabel(one, t));
  const known = SETTING_KEYS.map((one, at) => `${names[at] ?? ''} ${one}`);
  const similar = similarTo(key, [...names, ...SETTING_KEYS]);
  throw new Refusal('setting-unknown', { key: typed, known, similar });
}

/** The key of the setting that was named so; what is no such name stays as it is. */
export function settingNamed(typed: string, t: Translate): string {
  return isSetting(typed) ? typed : (named(SETTING_KEYS, settingLabel, typed, t) ?? typed);
}

/** The key of a preference that was named so; what is no such name stays as it is. */
export function readPreferenceKey(typed: string, t: Translate): string {
  return isPreferenceKey(typed) ? typed : (named(MINE_KEYS, preferenceLabel, typed, t) ?? typed);
}

/** Every name and key under which a preference is found. */
export function preferenceNames(t: Translate): readonly string[] {
  return MINE_KEYS.flatMap((key) => [key, preferenceLabel(key, t)]);
}

function named<Key extends string>(
  keys: readonly Key[],
  label: (key: Key, t: Translate) => string,
  typed: string,
  t: Translate,
): Key | undefined {
  const meant = plain(typed);
  return keys.find((key) => [t, chinese].some((language) => plain(label(key, language)) === meant));
}
